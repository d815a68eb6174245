import {
  isTooLittleData,
  negotiateLanguage,
  reasonText,
  type CrmDecision,
  type Decision,
  type Language,
} from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { callCrm } from '../crm-call.ts';
import { findCrm } from '../crms.ts';
import type { Job } from '../outbox.ts';
import { readAccount } from '../store/accounts.ts';
import { readDecision, type StoredDecision } from '../store/decisions.ts';
import { readOwnTenant } from '../store/tenants.ts';

const payloadSchema = z.object({ decisionId: z.string(), crm: z.string(), accountId: z.string() });

/** A CRM's record has room for the reasons that weigh most; the card has all of them. */
const MOST_REASONS = 4;

const fieldsOf = ({ stored, language }: Latest): CrmDecision => {
  // The server wrote this body itself; it is canonical JSON of a Decision.
  const decision = JSON.parse(stored.body) as Decision;
  return {
    decisionId: stored.id,
    ...(decision.company.name === undefined ? {} : { companyName: decision.company.name }),
    isTooLittleData: isTooLittleData(decision),
    score: decision.assessment.score,
    grade: decision.assessment.grade,
    probabilityOfDefault: decision.assessment.probabilityOfDefault,
    outcome: decision.outcome,
    limit: decision.limit,
    reasons: decision.reasons.slice(0, MOST_REASONS).map((reason) => ({
      code: reason.code,
      direction: reason.direction,
      text: reasonText(reason, language, 'seller'),
    })),
    decidedAt: decision.decidedAt,
    expiresAt: decision.expiresAt,
  };
};

type Latest = { readonly stored: StoredDecision; readonly language: Language };

/** The decision that the account shows now, and in which language its tenant reads. */
const latestOf = (
  { database }: Context,
  { tenantId, crm, accountId }: { readonly tenantId: string; readonly crm: string; readonly accountId: string },
): Promise<Latest | undefined> =>
  database.inTenant(tenantId, async (tx) => {
    const id = (await readAccount(tx, { crm, accountId }))?.decisionId;
    const stored = id == null ? undefined : await readDecision(tx, id);
    if (stored === undefined) return undefined;
    return { stored, language: negotiateLanguage((await readOwnTenant(tx)).language, 'en') };
  });

/** Writes a decision into the fields of the CRM's record; a newer decision that is there already is left alone. */
export const writeDecisionJob =
  (context: Context): Job =>
  async ({ tenantId, payload }) => {
    const { decisionId, crm, accountId } = payloadSchema.parse(payload);
    const record = { tenantId, crm, accountId };
    let latest = await latestOf(context, record);
    if (latest?.stored.id !== decisionId) return;
    let writtenId: string | undefined;
    // A newer one may have been written while ours was under way; whichever comes last must leave the newer one there.
    while (latest !== undefined && latest.stored.id !== writtenId) {
      const fields = fieldsOf(latest);
      const written = await callCrm(() => findCrm(context, crm).writeDecision({ tenantId, accountId }, fields));
      if (!written.ok) {
        // The record is gone or closed to us: the card still shows the decision, and a new one is written again.
        context.log.warn({ tenant_id: tenantId, crm, because: written.refusal.code }, 'a CRM refused a decision');
        return;
      }
      writtenId = latest.stored.id;
      latest = await latestOf(context, record);
    }
  };
