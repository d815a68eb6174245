import { isTooLittleData, type CrmDecision, type Decision } from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { callCrm } from '../crm-call.ts';
import { findCrm } from '../crms.ts';
import type { Job } from '../outbox.ts';
import { readAccount } from '../store/accounts.ts';
import { readDecision, type StoredDecision } from '../store/decisions.ts';

const payloadSchema = z.object({ decisionId: z.string(), crm: z.string(), accountId: z.string() });

const fieldsOf = (stored: StoredDecision): CrmDecision => {
  // The server wrote this body itself; it is canonical JSON of a Decision.
  const decision = JSON.parse(stored.body) as Decision;
  return {
    decisionId: stored.id,
    ...(decision.company.name === undefined ? {} : { companyName: decision.company.name }),
    isTooLittleData: isTooLittleData(decision),
    score: decision.assessment.score,
    grade: decision.assessment.grade,
    outcome: decision.outcome,
    limit: decision.limit,
    decidedAt: decision.decidedAt,
  };
};

/** The decision that the account shows now. */
const latestOf = (
  { database }: Context,
  { tenantId, crm, accountId }: { readonly tenantId: string; readonly crm: string; readonly accountId: string },
): Promise<StoredDecision | undefined> =>
  database.inTenant(tenantId, async (tx) => {
    const id = (await readAccount(tx, { crm, accountId }))?.decisionId;
    return id == null ? undefined : readDecision(tx, id);
  });

/** Writes a decision into the fields of the CRM's record; a newer decision that is there already is left alone. */
export const writeDecisionJob =
  (context: Context): Job =>
  async ({ tenantId, payload }) => {
    const { decisionId, crm, accountId } = payloadSchema.parse(payload);
    const record = { tenantId, crm, accountId };
    let latest = await latestOf(context, record);
    if (latest?.id !== decisionId) return;
    let writtenId: string | undefined;
    // A newer one may have been written while ours was under way; whichever comes last must leave the newer one there.
    while (latest !== undefined && latest.id !== writtenId) {
      const fields = fieldsOf(latest);
      const written = await callCrm(() => findCrm(context, crm).writeDecision({ tenantId, accountId }, fields));
      if (!written.ok) {
        // The record is gone or closed to us: the card still shows the decision, and a new one is written again.
        context.log.warn({ tenant_id: tenantId, crm, because: written.refusal.code }, 'a CRM refused a decision');
        return;
      }
      writtenId = latest.id;
      latest = await latestOf(context, record);
    }
  };
