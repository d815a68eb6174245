import { isTooLittleData, type Decision } from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { findCrm } from '../crms.ts';
import type { Job } from '../outbox.ts';
import { readAccount } from '../store/accounts.ts';
import { readDecision } from '../store/decisions.ts';

const payloadSchema = z.object({ decisionId: z.string(), crm: z.string(), accountId: z.string() });

/** Writes a decision into the fields of the CRM's record; a newer decision that is there already is left alone. */
export const writeDecisionJob =
  (context: Context): Job =>
  async ({ tenantId, payload }) => {
    const { decisionId, crm, accountId } = payloadSchema.parse(payload);
    const { account, stored } = await context.database.inTenant(tenantId, async (tx) => ({
      account: await readAccount(tx, { crm, accountId }),
      stored: await readDecision(tx, decisionId),
    }));
    if (stored === undefined || account?.decisionId !== decisionId) return;
    // The server wrote this body itself; it is canonical JSON of a Decision.
    const decision = JSON.parse(stored.body) as Decision;
    await findCrm(context, crm).writeDecision(
      { tenantId, accountId },
      {
        decisionId,
        ...(decision.company.name === undefined ? {} : { companyName: decision.company.name }),
        isTooLittleData: isTooLittleData(decision),
        score: decision.assessment.score,
        grade: decision.assessment.grade,
        outcome: decision.outcome,
        limit: decision.limit,
        decidedAt: decision.decidedAt,
      },
    );
  };
