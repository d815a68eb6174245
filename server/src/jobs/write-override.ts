import type { CrmOverride } from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { callCrm } from '../crm-call.ts';
import { findCrm } from '../crms.ts';
import type { Tx } from '../database.ts';
import { crmOverrideOf } from '../override-state.ts';
import { readToday } from '../override-steps.ts';
import type { Job } from '../outbox.ts';
import { readOverride } from '../store/overrides.ts';

const payloadSchema = z.object({ overrideId: z.string(), crm: z.string(), accountId: z.string() });

/** What it is by now: by the time that a CRM is up again, the override that was approved may have ended. */
const currentOf = async (tx: Tx, id: string, now: Date): Promise<CrmOverride | undefined> => {
  const override = await readOverride(tx, id);
  return override === undefined ? undefined : crmOverrideOf(override, await readToday(tx, now));
};

/** Tells the CRM of an account what became of an override, where the CRM has a place for it. Throws RetryLater while it is down. */
export const writeOverrideJob =
  (context: Context): Job =>
  async ({ tenantId, payload }) => {
    const { database, log, now } = context;
    const { overrideId, crm: name, accountId } = payloadSchema.parse(payload);
    const crm = findCrm(context, name);
    const override = await database.inTenant(tenantId, (tx) => currentOf(tx, overrideId, now()));
    if (override === undefined || crm.writeOverride === undefined) return;
    const written = await callCrm(async () => crm.writeOverride?.({ tenantId, accountId }, override));
    if (written.ok) return;
    // Whoever asks for an order gets the override from us: the CRM's own line about it is for people.
    log.warn({ tenant_id: tenantId, crm: name, because: written.refusal.code }, 'a CRM refused an override');
  };
