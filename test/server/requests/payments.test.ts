import { expect, it } from 'vitest';
import { paymentsAnswer, paymentsSchema, paymentSummary } from '../../../server/src/requests/payments.ts';

const summary = (invoices: readonly object[]) =>
  paymentSummary(paymentsSchema.parse(invoices.map((invoice) => ({ paid_on: null, ...invoice }))), '2026-11-21');

it('what is unpaid stays an exact integer, however much it is', () => {
  const invoice = { due_on: '2026-01-01', amount: { value: 1e12, currency: 'EUR' } };
  expect(summary(Array.from({ length: 500 }, () => invoice))?.unpaid).toBe(Number.MAX_SAFE_INTEGER);
  expect(summary([invoice])?.unpaid).toBe(1e14);
});

const amount = { value: 100, currency: 'EUR' };
const punctual = (due_on: string) => ({ due_on, paid_on: due_on, amount });

it('an invoice that is not due yet says nothing, for it cannot be late', () => {
  expect(summary([{ due_on: '2026-11-22', amount }])).toBeUndefined();
  expect(summary([{ due_on: '2027-01-31', amount }, punctual('2026-11-21')])).toMatchObject({ invoices: 1, months: 1 });
});

it('an invoice that was due more than a year ago and is paid says nothing any more', () => {
  expect(summary([punctual('2025-11-20')])).toBeUndefined();
  const late = { due_on: '2024-11-21', paid_on: '2025-11-21', amount };
  expect(summary([late, punctual('2025-11-21'), punctual('2026-06-01')])).toEqual({
    months: 12,
    currency: 'EUR',
    invoices: 2,
    averageDelayDays: 0,
    late30Share: 0,
    unpaid: 0,
  });
});

it('the months are those since the oldest invoice that counts', () => {
  expect(summary([punctual('2020-01-01'), punctual('2026-09-01')])?.months).toBe(3);
});

it('an invoice that is still open counts, however long ago it was due', () => {
  expect(summary([{ due_on: '2024-11-21', amount }, punctual('2026-11-01')])).toMatchObject({
    months: 25,
    invoices: 2,
    averageDelayDays: 365,
    unpaid: 10_000,
  });
});

it('where no invoice counts the request has answered without a fact', () => {
  const old = paymentsSchema.parse([punctual('2024-11-21')]);
  expect(paymentsAnswer(old, new Date('2026-11-21T10:00:00Z'))).toMatchObject({ found: true, signals: [] });
});

it('an invoice is unpaid after thirty days, and late from the first', () => {
  expect(summary([{ due_on: '2026-10-22', amount }])).toMatchObject({
    averageDelayDays: 30,
    late30Share: 0,
    unpaid: 0,
  });
  expect(summary([{ due_on: '2026-10-21', amount }])).toMatchObject({ late30Share: 1, unpaid: 10_000 });
});
