import { addDays, dayOf, type Currency } from '@creditline/core';
import { readLedger, type LedgerInvoice } from '@creditline/source-ledger';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const today = '2026-11-21';
const worthOf = ({ minor }: { minor: number }): number => minor;
const read = (invoices: readonly LedgerInvoice[]) => readLedger(invoices, { today, worthOf });

/** `days` before today; negative is to come. */
const ago = (days: number): string => dayOf(addDays(`${today}T00:00:00.000Z`, -days));

const currencies = (...names: readonly Currency[]) => fc.constantFrom(...names);

const invoiceIn = (currency: fc.Arbitrary<Currency>): fc.Arbitrary<LedgerInvoice> =>
  fc
    .record({
      dueDaysAgo: fc.integer({ min: -60, max: 1_200 }),
      paidDaysAgo: fc.option(fc.integer({ min: 0, max: 1_200 }), { freq: 2 }),
      minor: fc.integer({ min: -50_000, max: 10_000_000 }),
      currency,
      isDisputed: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    })
    .map(({ dueDaysAgo, paidDaysAgo, minor, isDisputed, currency: of }) => ({
      dueOn: ago(dueDaysAgo),
      paidOn: paidDaysAgo === null ? null : ago(paidDaysAgo),
      amount: { minor, currency: of },
      openMinor: paidDaysAgo === null ? minor : 0,
      isDisputed,
      heardOn: today,
    }));

const euros = invoiceIn(currencies('EUR'));

describe('a summary of invoices', () => {
  it('is the same in whatever order they come', () => {
    const mixed = fc.array(invoiceIn(currencies('EUR', 'USD', 'JPY')), { maxLength: 30 });
    fc.assert(
      fc.property(
        mixed.chain((invoices) =>
          fc.tuple(fc.constant(invoices), fc.shuffledSubarray(invoices, { minLength: invoices.length })),
        ),
        ([invoices, shuffled]) => {
          expect(read(shuffled)).toEqual(read(invoices));
        },
      ),
    );
  });

  it('never becomes better by a payment that comes later, or not at all', () => {
    const later = fc.record({
      others: fc.array(euros, { minLength: 3, maxLength: 20 }),
      dueDaysAgo: fc.integer({ min: -60, max: 1_200 }),
      paidDaysAgo: fc.integer({ min: 0, max: 1_200 }),
      laterBy: fc.integer({ min: 1, max: 1_300 }),
    });
    fc.assert(
      fc.property(later, ({ others, dueDaysAgo, paidDaysAgo, laterBy }) => {
        const amount = { minor: 10_000, currency: 'EUR' } as const;
        const paid = (daysAgo: number): LedgerInvoice => ({
          dueOn: ago(dueDaysAgo),
          paidOn: daysAgo < 0 ? null : ago(daysAgo),
          amount,
          openMinor: daysAgo < 0 ? amount.minor : 0,
          isDisputed: false,
          heardOn: today,
        });
        const [soon, late] = [paid(paidDaysAgo), paid(paidDaysAgo - laterBy)].map(
          (one) => read([...others, one]).summary,
        );
        fc.pre(soon !== undefined && late !== undefined);
        expect(late.averageDelayDays).toBeGreaterThanOrEqual(soon.averageDelayDays);
        expect(late.late30Share).toBeGreaterThanOrEqual(soon.late30Share);
        expect(late.unpaid).toBeGreaterThanOrEqual(soon.unpaid);
      }),
      { numRuns: 500 },
    );
  });

  it('never has a longer delay for an invoice more that was paid in time', () => {
    const onTime = fc.record({
      others: fc.array(euros, { minLength: 3, maxLength: 20 }),
      dueDaysAgo: fc.integer({ min: 0, max: 1_200 }),
      early: fc.integer({ min: 0, max: 90 }),
    });
    fc.assert(
      fc.property(onTime, ({ others, dueDaysAgo, early }) => {
        const before = read(others).summary;
        fc.pre(before !== undefined);
        const paid = { dueOn: ago(dueDaysAgo), paidOn: ago(dueDaysAgo + early), openMinor: 0, isDisputed: false };
        const after = read([
          ...others,
          { ...paid, amount: { minor: 10_000, currency: 'EUR' }, heardOn: today },
        ]).summary;
        expect(after!.averageDelayDays).toBeLessThanOrEqual(before.averageDelayDays);
        expect(after!.late30Share).toBeLessThanOrEqual(before.late30Share);
        expect(after!.unpaid).toBe(before.unpaid);
      }),
      { numRuns: 300 },
    );
  });
});
