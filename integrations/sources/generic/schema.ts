import { CURRENCIES, isPlainText, isWholeMinor } from '@creditline/core';
import { z } from 'zod';

const text = (longest: number) =>
  z
    .string({ error: 'must be text' })
    .min(1, { error: 'must not be empty; leave the field out instead' })
    .max(longest, { error: `must have at most ${longest} characters` })
    .refine(isPlainText, { error: 'must hold no control character' });

const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

/** A day that is in the calendar. That it is not in the future is checked with the day of receipt. */
const day = z
  .string({ error: 'must be a date such as 2026-11-21' })
  .regex(/^(?:19|20)\d{2}-\d{2}-\d{2}$/, { error: 'must be a date such as 2026-11-21' })
  .refine(isDay, { error: 'is not in the calendar' });

const instant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-11-21T10:00:00Z' });

const count = (most: number) => z.int({ error: 'must be a whole number' }).min(0).max(most);
const amount = z.number({ error: 'must be a number' }).min(-1e12).max(1e12);
const positive = amount.min(0, { error: 'must not be below 0' });
const currency = z.enum(CURRENCIES, { error: `must be one of ${CURRENCIES.join(', ')}` });

const proceedings = z.enum(['liquidation', 'receivership', 'safeguard', 'conciliation'], {
  error: 'must be liquidation, receivership, safeguard or conciliation',
});

const closed = z.strictObject({
  proceedings,
  outcome: z.enum(['cleared', 'insufficient_assets', 'other'], {
    error: 'must be cleared, insufficient_assets or other',
  }),
});

/** Amounts are decimal values of `currency`, as everywhere in the API. */
const wholeAmounts = <T extends { readonly currency: (typeof CURRENCIES)[number] }>(
  value: T,
  context: z.RefinementCtx,
  names: readonly (keyof T & string)[],
): void => {
  for (const name of names) {
    if (typeof value[name] === 'number' && !isWholeMinor(value[name], value.currency))
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'has more decimals than the currency has minor units',
      });
  }
};

const cash = z
  .strictObject({
    days: z.int({ error: 'must be a whole number' }).min(1).max(366),
    currency,
    balance: amount,
    minimum_balance: amount,
    inflow: positive,
    outflow: positive,
    balance_change: z.number({ error: 'must be a number' }).min(-100).max(1000),
    overdraft_days: count(366),
    rejected_debits: count(10_000),
  })
  .superRefine((value, context) => wholeAmounts(value, context, ['balance', 'minimum_balance', 'inflow', 'outflow']));

const payments = z
  .strictObject({
    months: z.int({ error: 'must be a whole number' }).min(1).max(120),
    currency,
    invoices: count(1_000_000).min(1, { error: 'must be at least 1' }),
    average_delay_days: z.number({ error: 'must be a number' }).min(0).max(3_650),
    late_30_share: z.number({ error: 'must be a number' }).min(0).max(1),
    unpaid: positive,
  })
  .superRefine((value, context) => wholeAmounts(value, context, ['unpaid']));

const fact = <K extends string, V extends z.ZodType>(kind: K, value: V) =>
  z.strictObject({ kind: z.literal(kind), as_of: day, value, reference: text(200).optional() });

const TRUE = z.literal(true, { error: 'must be true' });

const KINDS = [
  'company.status',
  'company.struck_off',
  'proceedings.opened',
  'proceedings.plan',
  'proceedings.closed',
  'accounts.filed',
  'cash.summary',
  'payments.summary',
] as const;

/** The facts that somebody else may tell us: what a register, a bank or an insurer knows, and nothing that we derive. */
const factSchema = z.discriminatedUnion(
  'kind',
  [
    fact('company.status', z.enum(['active', 'ceased'], { error: 'must be active or ceased' })),
    fact('company.struck_off', TRUE),
    fact('proceedings.opened', proceedings),
    fact('proceedings.plan', proceedings),
    fact('proceedings.closed', closed),
    fact(
      'accounts.filed',
      z.strictObject({ closed_on: day, confidential: z.boolean({ error: 'must be true or false' }) }),
    ),
    fact('cash.summary', cash),
    fact('payments.summary', payments),
  ],
  { error: `must be one of ${KINDS.join(', ')}` },
);

/** The generic form of a notice: one event of one company. Strict: a misspelt field must not pass as nothing. */
export const noticeSchema = z
  .strictObject({
    event_id: text(200),
    company: z.strictObject(
      {
        siren: text(40).optional(),
        vat: text(40).optional(),
        company_number: text(40).optional(),
        lei: text(40).optional(),
        country: text(2).optional(),
      },
      { error: 'must be an object such as {"siren": "000000018"}' },
    ),
    event_at: instant,
    kind: text(100),
    facts: z.array(factSchema).max(50, { error: 'must hold at most 50 facts' }).optional(),
  })
  .meta({ id: 'Notice' });

export type GenericNotice = z.output<typeof noticeSchema>;
export type GenericFact = z.output<typeof factSchema>;
