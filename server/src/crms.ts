import type { Crm } from '@creditline/core';
import { sandboxCrm } from '@creditline/crm-sandbox';
import type { Context } from './context.ts';
import type { Database } from './database.ts';
import { AppError } from './errors.ts';
import { mergeAccountFields } from './store/accounts.ts';
import { endSandboxTask, upsertSandboxTask } from './store/sandbox-tasks.ts';

export { eventSchema as sandboxEventSchema } from '@creditline/crm-sandbox';

/** Every CRM that this server speaks to. A new one is one line. */
export const openCrms = (database: Database, now: () => Date): readonly Crm[] => [
  sandboxCrm({
    saveFields: ({ tenantId, accountId }, fields) =>
      database.inTenant(tenantId, (tx) => mergeAccountFields(tx, { crm: 'sandbox', accountId }, fields)),
    saveTask: ({ tenantId, accountId }, task) =>
      database.inTenant(tenantId, (tx) => upsertSandboxTask(tx, { accountId, task, now: now() })),
    endTask: ({ tenantId }, { key, comment }) =>
      database.inTenant(tenantId, (tx) => endSandboxTask(tx, { key, comment, now: now() })),
  }),
];

/** The CRM of an address such as /v1/crms/sandbox/…. Throws `crm_unknown`. */
export const findCrm = ({ crms }: Pick<Context, 'crms'>, name: string): Crm => {
  const crm = crms.find((candidate) => candidate.name === name);
  if (crm !== undefined) return crm;
  const detail = `There is no CRM named ${name}; this server knows ${crms.map((known) => known.name).join(', ')}.`;
  throw new AppError('crm_unknown', `unknown CRM ${name.slice(0, 40)}`, { detail });
};
