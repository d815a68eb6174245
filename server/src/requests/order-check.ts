import { z } from 'zod';
import { amountSchema, balanceSchema } from './amount.ts';
import { hasOneSubject, ONE_SUBJECT, orderSchema, subjectMembers } from './order-subject.ts';
import { plainText } from './plain-text.ts';

/** A day: whoever has not confirmed an order by then asks again. */
const MOST_MINUTES = 1_440;
const MOST_ORDERS = 2_000;

const MINUTES = `must be a whole number of minutes from 1 to ${MOST_MINUTES}`;

/** The body of POST /v1/orders/check. */
export const orderCheckSchema = z
  .strictObject({
    ...subjectMembers,
    order: orderSchema.optional().describe('An order has one reservation: asked again it takes the place of its own'),
    amount: amountSchema.describe('Of this order, taxes included'),
    exposure: z
      .strictObject({
        open: balanceSchema.describe('Open invoices; a credit balance is below 0'),
        ordered: balanceSchema.describe('Confirmed orders that are not invoiced yet, without this one'),
        orders: z
          .array(plainText(200))
          .max(MOST_ORDERS, { error: `must name at most ${MOST_ORDERS} orders` })
          .optional()
          .describe('Ids of orders that open and ordered count already: what was reserved for them ends'),
      })
      .optional()
      .describe('What the account owes by the books of the caller; without it what was reported last counts'),
    reserve: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe('False only asks; the default reserves the amount when the order is allowed'),
    minutes: z
      .int({ error: MINUTES })
      .min(1, { error: MINUTES })
      .max(MOST_MINUTES, { error: MINUTES })
      .optional()
      .describe('How long the amount stays reserved, 15 unless told'),
  })
  .refine(hasOneSubject, ONE_SUBJECT);
export type OrderCheckRequest = z.output<typeof orderCheckSchema>;
