import { daysBetween, dayOf, type Answer, type Currency, type PaymentSummary } from '@creditline/core';
import { z } from 'zod';
import { amountSchema } from './amount.ts';
import { dateSchema, REQUEST_SOURCE } from './financials.ts';

/** The caller's own invoices to this company: what was due when, and when it was paid (null: still open). */
export const paymentsSchema = z
  .array(z.strictObject({ due_on: dateSchema, paid_on: dateSchema.nullable(), amount: amountSchema }))
  .min(1, { error: 'must hold at least one invoice; leave the field out instead' })
  .max(500, { error: 'must hold at most 500 invoices' })
  .refine((invoices) => new Set(invoices.map(({ amount }) => amount.currency)).size <= 1, {
    error: 'must be in one currency',
  });

export type Payments = z.output<typeof paymentsSchema>;

/** A month, for the window that a summary covers. */
const DAYS_PER_MONTH = 30.4;

/** Days after the due date; an open invoice is late until today, one that is not yet due is not late. */
const delayOf = (invoice: Payments[number], today: string): number =>
  Math.max(0, daysBetween(invoice.due_on, invoice.paid_on ?? today));

const isUnpaid = (invoice: Payments[number], today: string): boolean =>
  invoice.paid_on === null && daysBetween(invoice.due_on, today) > 30;

/** 500 invoices of the largest amount are more than integers hold exactly; what is unpaid beyond that says no more. */
const sumOf = (amounts: readonly number[]): number =>
  Math.min(
    Number.MAX_SAFE_INTEGER,
    amounts.reduce((sum, minor) => sum + minor, 0),
  );

export const paymentSummary = (invoices: Payments, today: string): PaymentSummary => {
  const delays = invoices.map((invoice) => delayOf(invoice, today));
  const oldest = invoices.map(({ due_on }) => due_on).toSorted()[0]!;
  const currency: Currency = invoices[0]!.amount.currency;
  return {
    months: Math.max(1, Math.ceil(daysBetween(oldest, today) / DAYS_PER_MONTH)),
    currency,
    invoices: invoices.length,
    averageDelayDays: Math.round((delays.reduce((sum, delay) => sum + delay, 0) / delays.length) * 10) / 10,
    late30Share: Math.round((delays.filter((delay) => delay > 30).length / delays.length) * 1000) / 1000,
    unpaid: sumOf(invoices.filter((invoice) => isUnpaid(invoice, today)).map(({ amount }) => amount.minor)),
  };
};

/** The caller's invoices as the answer of a source named `request`. */
export const paymentsAnswer = (invoices: Payments, now: Date): Answer => {
  const today = dayOf(now.toISOString());
  return {
    source: REQUEST_SOURCE,
    groups: ['payments'],
    found: true,
    fetchedAt: now.toISOString(),
    signals: [
      { kind: 'payments.summary', source: REQUEST_SOURCE, asOf: today, value: paymentSummary(invoices, today) },
    ],
  };
};
