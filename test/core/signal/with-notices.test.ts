import { withNotices, type Signal } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const TODAY = '2026-11-21';
const opened = (asOf: string, reference = 'A1'): Signal => ({
  kind: 'proceedings.opened',
  value: 'liquidation',
  source: 'bodacc',
  asOf,
  reference,
});
const searched = (value: number): Signal => ({ kind: 'notices.searched', value, source: 'bodacc', asOf: '2026-10-01' });
const unpaid = (count: number, asOf = TODAY): Signal => ({
  kind: 'payments.summary',
  value: { months: 12, currency: 'EUR', invoices: 10, averageDelayDays: 5, late30Share: 0.1, unpaid: count },
  source: 'generic',
  asOf,
});
const answer = (signals: readonly Signal[]) => ({ found: true, signals });

describe('an answer with what its source told since', () => {
  it('holds the told fact, and counts one document more, so that the next full answer makes no doubt', () => {
    const told = withNotices(answer([searched(2)]), [{ signals: [opened('2026-11-20')] }], TODAY);
    expect(told.signals).toContainEqual(opened('2026-11-20'));
    expect(told.signals).toContainEqual({ ...searched(3), asOf: TODAY });
  });

  it('holds a fact once that was told twice, or told and answered, and counts it once', () => {
    const twice = [{ signals: [opened('2026-11-20')] }, { signals: [opened('2026-11-20', 'A2')] }];
    const told = withNotices(answer([searched(2), opened('2026-11-20')]), twice, TODAY);
    expect(told.signals.filter(({ kind }) => kind === 'proceedings.opened')).toHaveLength(1);
    expect(told.signals).toContainEqual(searched(2));
  });

  it('takes the last summary of a day by event order, whatever came first', () => {
    const told = withNotices(answer([unpaid(9)]), [{ signals: [unpaid(1)] }, { signals: [unpaid(3)] }], TODAY);
    expect(told.signals).toEqual([unpaid(3)]);
  });

  it('keeps summaries of other days', () => {
    const told = withNotices(answer([unpaid(1, '2026-11-01')]), [{ signals: [unpaid(3)] }], TODAY);
    expect(told.signals).toHaveLength(2);
  });

  it('says how many documents a notice counts to nobody: one notice is not a search', () => {
    expect(withNotices(answer([]), [{ signals: [searched(1)] }], TODAY).signals).toEqual([]);
  });

  it('is the same when it is taken in again', () => {
    const days = fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20');
    const fact = fc.oneof(
      days.map((day) => opened(day)),
      fc.tuple(fc.nat(5), days).map(([count, day]) => unpaid(count, day)),
    );
    fc.assert(
      fc.property(
        fc.array(fact, { maxLength: 6 }),
        fc.array(fc.array(fact, { maxLength: 3 }), { maxLength: 4 }),
        (known, told) => {
          const notices = told.map((signals) => ({ signals }));
          const once = withNotices(answer([searched(5), ...known]), notices, TODAY);
          const sorted = ({ signals }: typeof once) => signals.map((signal) => JSON.stringify(signal)).toSorted();
          expect(sorted(withNotices(once, notices, TODAY))).toEqual(sorted(once));
        },
      ),
    );
  });
});
