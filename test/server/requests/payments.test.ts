import { expect, it } from 'vitest';
import { paymentsSchema, paymentSummary } from '../../../server/src/requests/payments.ts';

const summary = (invoices: readonly object[]) =>
  paymentSummary(paymentsSchema.parse(invoices.map((invoice) => ({ paid_on: null, ...invoice }))), '2026-11-21');

it('what is unpaid stays an exact integer, however much it is', () => {
  const invoice = { due_on: '2026-01-01', amount: { value: 1e12, currency: 'EUR' } };
  expect(summary(Array.from({ length: 500 }, () => invoice)).unpaid).toBe(Number.MAX_SAFE_INTEGER);
  expect(summary([invoice]).unpaid).toBe(1e14);
});

it('an invoice that is not due yet is neither late nor unpaid', () => {
  const amount = { value: 100, currency: 'EUR' };
  expect(summary([{ due_on: '2027-01-31', amount }])).toMatchObject({ averageDelayDays: 0, unpaid: 0, months: 1 });
});

it('an invoice is unpaid after thirty days, and late from the first', () => {
  const amount = { value: 100, currency: 'EUR' };
  expect(summary([{ due_on: '2026-10-22', amount }])).toMatchObject({
    averageDelayDays: 30,
    late30Share: 0,
    unpaid: 0,
  });
  expect(summary([{ due_on: '2026-10-21', amount }])).toMatchObject({ late30Share: 1, unpaid: 10_000 });
});
