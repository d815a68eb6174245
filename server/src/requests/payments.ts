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

/** How a company paid more than a year ago says little of how it pays now. */
const WINDOW_DAYS = 365;

/**
 * Due within the last year; one that is not due yet cannot have been paid late. What is still open is a fact of today,
 * however long ago it was due.
 */
const isCounted = (invoice: Payments[number], today: string): boolean => {
  const sinceDue = daysBetween(invoice.due_on, today);
  return sinceDue >= 0 && (sinceDue <= WINDOW_DAYS || isUnpaid(invoice, today));
};

/** A year is twelve months and not a begun thirteenth; an invoice that is open for longer makes the window longer. */
const monthsSince = (oldest: string, today: string): number => {
  const days = daysBetween(oldest, today);
  return days <= WINDOW_DAYS
    ? Math.min(12, Math.max(1, Math.ceil(days / DAYS_PER_MONTH)))
    : Math.ceil(days / DAYS_PER_MONTH);
};

/** Of the invoices that were due in the last year or are still open; undefined where there is none. */
export const paymentSummary = (stated: Payments, today: string): PaymentSummary | undefined => {
  const invoices = stated.filter((invoice) => isCounted(invoice, today));
  const oldest = invoices.map(({ due_on }) => due_on).toSorted()[0];
  if (oldest === undefined) return undefined;
  const delays = invoices.map((invoice) => delayOf(invoice, today));
  const currency: Currency = invoices[0]!.amount.currency;
  return {
    months: monthsSince(oldest, today),
    currency,
    invoices: invoices.length,
    averageDelayDays: Math.round((delays.reduce((sum, delay) => sum + delay, 0) / delays.length) * 10) / 10,
    late30Share: Math.round((delays.filter((delay) => delay > 30).length / delays.length) * 1000) / 1000,
    unpaid: sumOf(invoices.filter((invoice) => isUnpaid(invoice, today)).map(({ amount }) => amount.minor)),
  };
};

/** The caller's invoices as the answer of a source named `request`; without a signal where none of them counts. */
export const paymentsAnswer = (invoices: Payments, now: Date): Answer => {
  const today = dayOf(now.toISOString());
  const value = paymentSummary(invoices, today);
  return {
    source: REQUEST_SOURCE,
    groups: ['payments'],
    found: true,
    fetchedAt: now.toISOString(),
    signals: value === undefined ? [] : [{ kind: 'payments.summary', source: REQUEST_SOURCE, asOf: today, value }],
  };
};
