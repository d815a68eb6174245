import type { Crm } from '@creditline/core';
import { sandboxCrm } from '@creditline/crm-sandbox';
import type { Context } from './context.ts';
import type { Database } from './database.ts';
import { AppError } from './errors.ts';
import { mergeAccountFields } from './store/accounts.ts';

export { eventSchema as sandboxEventSchema } from '@creditline/crm-sandbox';

/** Every CRM that this server speaks to. A new one is one line. */
export const openCrms = (database: Database): readonly Crm[] => [
  sandboxCrm({
    saveFields: ({ tenantId, accountId }, fields) =>
      database.inTenant(tenantId, (tx) => mergeAccountFields(tx, { crm: 'sandbox', accountId }, fields)),
  }),
];

/** The CRM of an address such as /v1/crms/sandbox/…. Throws `crm_unknown`. */
export const findCrm = ({ crms }: Pick<Context, 'crms'>, name: string): Crm => {
  const crm = crms.find((candidate) => candidate.name === name);
  if (crm !== undefined) return crm;
  const detail = `There is no CRM named ${name}; this server knows ${crms.map((known) => known.name).join(', ')}.`;
  throw new AppError('crm_unknown', `unknown CRM ${name.slice(0, 40)}`, { detail });
};
