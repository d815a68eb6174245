import { OUTCOMES } from '@creditline/core';
import { z } from 'zod';
import { amountAnswer } from './score.ts';

/** What GET /v1/crms/{crm}/accounts answers: the lines of a list view. */
export const accountsAnswer = z
  .object({
    accounts: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullable(),
        owner: z.string().nullable(),
        requested_amount: amountAnswer.nullable(),
        payment_terms_days: z.int().nullable(),
        state: z.enum(['assessing', 'decided', 'too_little_data', 'choose_company', 'failed']),
        score: z.int().nullable(),
        grade: z.string().nullable(),
        decision: z.enum(OUTCOMES).nullable(),
        open_alerts: z.int().describe('About the company of this account'),
        updated_at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'Accounts' });
