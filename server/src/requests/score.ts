import { z } from 'zod';
import { amountSchema } from './amount.ts';
import { companySchema } from './company.ts';
import { financialsSchema } from './financials.ts';
import { paymentsSchema } from './payments.ts';
import { plainText } from './plain-text.ts';

/** Between companies 60 days are the rule unless they agree otherwise (Directive 2011/7/EU); half a year is a mistake. */
const LONGEST_TERMS_DAYS = 180;

export const termsSchema = z
  .number({ error: 'must be a whole number of days' })
  .int({ error: 'must be a whole number of days' })
  .min(0, { error: 'must be at least 0' })
  .max(LONGEST_TERMS_DAYS, { error: `must be at most ${LONGEST_TERMS_DAYS}` });

/** The body of POST /v1/score. Unknown fields are refused. */
export const scoreSchema = z.strictObject({
  company: companySchema,
  requested_amount: amountSchema.optional(),
  product: plainText(80).optional(),
  payment_terms_days: termsSchema.optional(),
  /** Tokens of bank connections; none is set up in this version, and the answer says so. */
  bank_data: z.array(plainText(200)).max(10, { error: 'must hold at most 10 tokens' }).optional(),
  financials: financialsSchema.optional(),
  payments: paymentsSchema.optional(),
  force: z.boolean({ error: 'must be true or false' }).optional(),
});

export type ScoreRequest = z.output<typeof scoreSchema>;
