import { CURRENCIES, daysBetween, isWholeMinor, toMinor, type Currency, type Money } from '@creditline/core';
import { z } from 'zod';
import type { FieldFault } from '../errors.ts';
import { dateSchema } from './financials.ts';
import { plainText } from './plain-text.ts';

/** A trillion: above any invoice, below what doubles hold to the cent. */
const LARGEST = 1e12;
const BOUNDS = { error: 'must be between -1000000000000 and 1000000000000' };

const isKnown = (currency: string): currency is Currency => (CURRENCIES as readonly string[]).includes(currency);

/**
 * `{"value": -199.9, "currency": "EUR"}` -> integer minor units; unlike a requested amount it may be 0 or below. A ledger
 * holds what it holds: one invoice in a currency without a rate must not keep the others out, so it is only not summarised.
 */
const bookedAmount = z
  .strictObject({
    value: z.number({ error: 'must be a number, such as 1200 or -199.90' }).min(-LARGEST, BOUNDS).max(LARGEST, BOUNDS),
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'must be three capital letters, such as EUR' }),
  })
  .refine(({ value, currency }) => Math.abs(value) > LARGEST || !isKnown(currency) || isWholeMinor(value, currency), {
    path: ['value'],
    error: 'has more decimals than the currency has minor units',
  })
  .transform(({ value, currency }): Money => toMinor(value, currency as Currency));

const id = plainText(200);

const day = dateSchema.refine((date) => date >= '1970-01-01' && date < '2200-01-01', {
  error: 'must be a date from 1970 to 2199',
});

const postedSchema = z.strictObject({
  id,
  account: id.describe('The account id of the CRM, the same as in its events'),
  issued_on: day,
  due_on: day,
  paid_on: day.nullable().optional().describe('When the last of it was paid; only where nothing is open'),
  amount: bookedAmount.describe('Below 0 for a credit note'),
  open: bookedAmount.describe('What is still to be paid'),
  disputed: z.boolean({ error: 'must be true or false' }).optional(),
  state: z.literal('posted').optional(),
});

const cancelledSchema = z
  .strictObject({
    ...postedSchema.partial({ issued_on: true, due_on: true, amount: true, open: true }).shape,
    state: z.literal('cancelled'),
  })
  .describe('An invoice that is none any more: it is forgotten');

/** Invoices as an ERP reports them: what changed, or all of them again. */
export const ledgerSchema = z
  .strictObject({
    crm: plainText(40),
    invoices: z
      .array(
        z.discriminatedUnion('state', [postedSchema, cancelledSchema], {
          error: 'state must be posted or cancelled',
        }),
      )
      .max(500, { error: 'must hold at most 500 invoices; send the rest in another request' })
      .describe('None says that nothing changed: the ledger is heard of all the same'),
  })
  .meta({ id: 'LedgerRequest' });

export type LedgerBody = z.output<typeof ledgerSchema>;
export type LedgerEntry = LedgerBody['invoices'][number];
export type PostedInvoice = z.output<typeof postedSchema>;

export const isPosted = (entry: LedgerEntry): entry is PostedInvoice => entry.state !== 'cancelled';

/** Where the ERP is, it may be tomorrow already (up to UTC+14): a payment of that day was made. */
const AHEAD_DAYS = 1;

type Fault = readonly [field: string, message: string];

const openFaults = ({ amount, open }: PostedInvoice): readonly Fault[] => {
  if (open.currency !== amount.currency) return [['open.currency', `must be ${amount.currency}, as the amount`]];
  const [least, most] = amount.minor < 0 ? [amount.minor, 0] : [0, amount.minor];
  if (open.minor >= least && open.minor <= most) return [];
  return [['open.value', amount.minor < 0 ? 'must be between the amount and 0' : 'must be between 0 and the amount']];
};

const paidFaults = ({ paid_on: paidOn, open }: PostedInvoice, today: string): readonly Fault[] => {
  if (paidOn == null) return [];
  if (daysBetween(today, paidOn) > AHEAD_DAYS) return [['paid_on', 'must not be in the future']];
  return open.minor === 0 ? [] : [['paid_on', 'must be left out while something is open']];
};

/** What one field alone does not show: sums and dates that contradict each other, and an invoice that is there twice. */
export const ledgerFaults = ({ invoices }: LedgerBody, today: string): readonly FieldFault[] => {
  const first = new Map<string, number>();
  return invoices.flatMap((entry, index) => {
    const before = first.get(entry.id);
    if (before === undefined) first.set(entry.id, index);
    const faults: readonly Fault[] = [
      ...(before === undefined ? [] : [['id', `is in this request already, as invoices.${before}`] as const]),
      ...(isPosted(entry) ? [...openFaults(entry), ...paidFaults(entry, today)] : []),
    ];
    return faults.map(([field, message]) => ({ field: `invoices.${index}.${field}`, message }));
  });
};
