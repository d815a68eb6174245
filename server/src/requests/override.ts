import { z } from 'zod';
import { amountSchema } from './amount.ts';
import { dateSchema } from './financials.ts';
import { hasOneSubject, ONE_SUBJECT, orderSchema, personSchema, subjectMembers } from './order-subject.ts';
import { plainText } from './plain-text.ts';

const note = plainText(1_000);

/** The body of POST /v1/overrides. */
export const overrideSchema = z
  .strictObject({
    ...subjectMembers,
    order: orderSchema.optional().describe('The one order that it is for; without it it takes the place of the limit'),
    amount: amountSchema.describe('Up to which the order goes, or the limit until the end'),
    reason: note.describe('Why, for whoever decides about it; it is kept in the audit log'),
    by: personSchema.describe('Who asks'),
    ends_on: dateSchema.optional().describe('The last day, in the time zone of the tenant; needed to approve'),
    approve: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe('True approves it at once; the key needs overrides:approve too'),
  })
  .refine(hasOneSubject, ONE_SUBJECT)
  .refine(({ approve, ends_on: endsOn }) => approve !== true || endsOn !== undefined, {
    path: ['ends_on'],
    error: 'is missing; an override that is approved needs its last day',
  });
export type OverrideRequest = z.output<typeof overrideSchema>;

/** The body of POST /v1/overrides/{override}/approve. */
export const approveSchema = z.strictObject({
  by: personSchema,
  ends_on: dateSchema.describe('The last day, in the time zone of the tenant: at most 366 days from today'),
  amount: amountSchema.optional().describe('Where it is not the one asked for; in the same currency'),
  note: note.optional(),
});

/** The body of POST …/refuse and POST …/end. */
export const settleSchema = z.strictObject({ by: personSchema, note: note.optional() });
