import { expect, it } from 'vitest';
import { futureDates } from '../../../server/src/requests/future-dates.ts';
import { scoreSchema } from '../../../server/src/requests/score.ts';

const TODAY = '2026-12-31';

const faultsOf = (dates: { readonly paid_on?: string; readonly closed_on?: string }): readonly string[] => {
  const request = scoreSchema.parse({
    company: { siren: '000000018' },
    financials: { closed_on: dates.closed_on ?? '2025-12-31', currency: 'EUR' },
    payments: [{ due_on: '2026-12-01', paid_on: dates.paid_on ?? null, amount: { value: 100, currency: 'EUR' } }],
  });
  return futureDates(request, TODAY).map(({ field }) => field);
};

it.each(['2026-12-31', '2027-01-01'])('a payment made on %s counts: somewhere that day has begun', (paid_on) => {
  expect(faultsOf({ paid_on })).toEqual([]);
});

it('a payment of the day after is not made yet anywhere', () => {
  expect(faultsOf({ paid_on: '2027-01-02' })).toEqual(['payments.0.paid_on']);
});

it('accounts may close today and not later', () => {
  expect(faultsOf({ closed_on: '2026-12-31' })).toEqual([]);
  expect(faultsOf({ closed_on: '2027-01-01' })).toEqual(['financials.closed_on']);
});
