import type { Crm } from '@creditline/core';
import { odooConnectionSchema, odooEventSchema, openOdoo } from '@creditline/crm-odoo';
import { eventSchema as sandboxEventSchema, sandboxCrm } from '@creditline/crm-sandbox';
import { z } from 'zod';
import { openConnectionBook, type OpenedConnection } from './connection-book.ts';
import type { Context } from './context.ts';
import type { Database } from './database.ts';
import { AppError } from './errors.ts';
import type { Connections } from './open-connections.ts';
import { mergeAccountFields } from './store/accounts.ts';
import { endSandboxTask, upsertSandboxTask } from './store/sandbox-tasks.ts';

/** An event of any CRM. Which of the shapes is taken is said by the address, and an event may fit several of them. */
export const eventSchema = z.union([
  sandboxEventSchema.meta({ title: 'The event of the sandbox CRM' }),
  odooEventSchema.meta({ title: 'The event of Odoo' }),
]);

/** What a tenant gives to connect a CRM; each CRM checks it to the field. */
export const connectionSchema = odooConnectionSchema;

/** How a connection answered: `works`, or what is wrong with it, in one word and in a sentence. */
export type Ping = { readonly outcome: string; readonly because?: string; readonly addonVersion?: string };

/** A CRM that a tenant has to connect. */
export type Connector = {
  readonly crm: Crm;
  ping(connection: OpenedConnection, id: string): Promise<Ping>;
};

export type CrmSettings = {
  readonly database: Database;
  readonly connections: Connections;
  readonly now: () => Date;
};

const openSandbox = ({ database, now }: CrmSettings): Crm =>
  sandboxCrm({
    saveFields: ({ tenantId, accountId }, fields) =>
      database.inTenant(tenantId, (tx) => mergeAccountFields(tx, { crm: 'sandbox', accountId }, fields)),
    saveTask: ({ tenantId, accountId }, task) =>
      database.inTenant(tenantId, (tx) => upsertSandboxTask(tx, { accountId, task, now: now() })),
    endTask: ({ tenantId }, { key, comment }) =>
      database.inTenant(tenantId, (tx) => endSandboxTask(tx, { key, comment, now: now() })),
  });

/** Every CRM that has to be connected before it is written to. */
export const openConnectors = (settings: CrmSettings): readonly Connector[] => [
  openOdoo({
    post: settings.connections.post,
    now: settings.now,
    ...openConnectionBook({ ...settings, crm: 'odoo' }),
  }),
];

/** Every CRM that this server speaks to. A new one is one line. */
export const openCrms = (settings: CrmSettings, connectors = openConnectors(settings)): readonly Crm[] => [
  openSandbox(settings),
  ...connectors.map(({ crm }) => crm),
];

/** The CRM of an address such as /v1/crms/sandbox/…. Throws `crm_unknown`. */
export const findCrm = ({ crms }: Pick<Context, 'crms'>, name: string): Crm => {
  const crm = crms.find((candidate) => candidate.name === name);
  if (crm !== undefined) return crm;
  const detail = `There is no CRM named ${name}; this server knows ${crms.map((known) => known.name).join(', ')}.`;
  throw new AppError('crm_unknown', `unknown CRM ${name.slice(0, 40)}`, { detail });
};

/** A CRM that can be connected. Throws `crm_unknown`, also for one that needs no connection. */
export const findConnector = (context: Pick<Context, 'crms' | 'connectors'>, name: string): Connector => {
  const connector = context.connectors.find(({ crm }) => crm.name === name);
  if (connector !== undefined) return connector;
  findCrm(context, name);
  throw new AppError('crm_unknown', `${name} takes no connection`, { detail: `${name} needs no connection.` });
};
