import { deteriorationOf, type Observed, type Proceedings } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { ORDINARY, SOUND, type CompanyFacts, type ProceedingsFact } from '../company-facts.ts';
import { EVENTS, figures, MONITORING, observe, sound, without } from './observed.ts';

const found = (before: Observed, after: Observed) => deteriorationOf(before, after, MONITORING);
const told = (before: Observed, after: Observed) =>
  found(before, after).map(({ cause, crossing }) => [cause, crossing]);

const withProceedings = (...proceedings: readonly ProceedingsFact[]): CompanyFacts => ({
  ...SOUND,
  notices: { ...SOUND.notices, proceedings },
});
const opened = (value: Proceedings, daysAgo: number): ProceedingsFact => ({
  kind: 'proceedings.opened',
  value,
  daysAgo,
});
const cleared = (daysAgo: number): ProceedingsFact => ({
  kind: 'proceedings.closed',
  value: { proceedings: 'receivership', outcome: 'cleared' },
  daysAgo,
});

describe('what the sandbox can make happen to a sound company', () => {
  test.each([
    ['liquidation_opened', 'legal_event', 'liquidation:2026-11-20'],
    ['safeguard_opened', 'legal_event', 'safeguard:2026-11-20'],
    ['cash_falls', 'cash_signal', 'debits_returned'],
    ['payment_incident', 'payment_incident', 'invoices_unpaid'],
  ] as const)('%s is one critical alert at once', (event, cause, crossing) => {
    expect(found(sound, observe(EVENTS[event]))).toEqual([
      expect.objectContaining({ cause, crossing, severity: 'critical', delivery: 'at_once' }),
    ]);
  });

  test.each(Object.keys(EVENTS) as (keyof typeof EVENTS)[])('%s that was known before is no news', (event) => {
    expect(found(observe(EVENTS[event]), observe(EVENTS[event]))).toEqual([]);
  });

  test.each(Object.keys(EVENTS) as (keyof typeof EVENTS)[])('the end of %s is no deterioration', (event) => {
    expect(found(observe(EVENTS[event]), sound)).toEqual([]);
  });
});

describe('legal events', () => {
  test('a judgment that is published late is news on the day it is first known', () => {
    expect(told(sound, observe(withProceedings(opened('receivership', 90))))).toEqual([
      ['legal_event', 'receivership:2026-08-23'],
    ]);
  });

  test('a later judgment in the same proceedings, and milder ones, tell nothing new; graver ones do', () => {
    const known = observe(withProceedings(opened('receivership', 90)));
    const after = (value: Proceedings) => observe(withProceedings(opened('receivership', 90), opened(value, 2)));
    expect(told(known, after('receivership'))).toEqual([]);
    expect(told(known, after('safeguard'))).toEqual([]);
    expect(told(known, after('liquidation'))).toEqual([['legal_event', 'liquidation:2026-11-19']]);
  });

  test('proceedings that are opened again after a closing are news, and those that were closed meanwhile are not', () => {
    const known = observe(withProceedings(opened('receivership', 90)));
    const again = observe(withProceedings(opened('receivership', 90), cleared(40), opened('receivership', 2)));
    expect(told(known, again)).toEqual([['legal_event', 'receivership:2026-11-19']]);
    expect(told(sound, observe(withProceedings(opened('receivership', 90), cleared(40))))).toEqual([]);
  });

  test('the same judgment from another source, told twice and in another order, is the same crossing', () => {
    const once = observe(EVENTS.liquidation_opened);
    const judgment = once.signals.find(({ kind }) => kind === 'proceedings.opened');
    const twice = {
      ...once,
      signals: [{ ...judgment!, source: 'other', reference: 'A1' }, ...once.signals.toReversed(), judgment!],
    };
    expect(told(sound, twice)).toEqual(told(sound, once));
    expect(told(once, twice)).toEqual([]);
  });

  test.each([
    ['ceased', { ...SOUND, registry: { ...SOUND.registry, status: 'ceased' } }],
    ['struck off', { ...SOUND, registry: { ...SOUND.registry, isStruckOff: true } }],
    [
      'closed unpaid',
      withProceedings(opened('liquidation', 50), {
        kind: 'proceedings.closed',
        value: { proceedings: 'liquidation', outcome: 'insufficient_assets' },
        daysAgo: 5,
      }),
    ],
  ] satisfies [string, CompanyFacts][])('%s ends the company, once', (_, facts) => {
    expect(told(sound, observe(facts))).toEqual([['legal_event', 'ceased']]);
    expect(told(observe(facts), observe(facts))).toEqual([]);
  });

  test('a legal event speaks for everything else of its step', () => {
    const all = {
      ...EVENTS.cash_falls,
      payments: EVENTS.payment_incident.payments,
      notices: EVENTS.liquidation_opened.notices,
    };
    expect(told(sound, observe(all))).toEqual([['legal_event', 'liquidation:2026-11-20']]);
  });

  test('conciliation is high by itself, and critical where the grade it brings is', () => {
    const conciliation = observe(withProceedings(opened('conciliation', 3)));
    expect(found(sound, figures(conciliation, { score: 900, grade: 'A', limitMinor: 25_000_000 }))).toMatchObject([
      { crossing: 'conciliation:2026-11-18', severity: 'high', delivery: 'daily_digest' },
    ]);
    expect(found(sound, figures(conciliation, { score: 500, grade: 'E' }))).toMatchObject([
      { crossing: 'conciliation:2026-11-18', severity: 'critical', delivery: 'at_once' },
    ]);
  });
});

describe('grade, score and limit', () => {
  const weighed = (score: number, grade: 'A' | 'B' | 'C' | 'D' | 'E' | 'F', limitMinor: number): Observed =>
    figures(sound, { score, grade, limitMinor });

  test.each([
    ['C', 'medium', 'daily_digest'],
    ['D', 'high', 'daily_digest'],
    ['E', 'critical', 'at_once'],
    ['F', 'critical', 'at_once'],
  ] as const)('entering %s is one alert of the worst severity that a rule gives it', (grade, severity, delivery) => {
    expect(found(weighed(710, 'B', 100), weighed(700, grade, 100))).toMatchObject([
      { cause: 'band_crossing', crossing: `grade:${grade}`, severity, delivery },
    ]);
  });

  test('A to B, and any grade that gets better, is none', () => {
    expect(found(weighed(790, 'A', 100), weighed(770, 'B', 100))).toEqual([]);
    expect(found(weighed(400, 'F', 100), weighed(470, 'E', 100))).toEqual([]);
  });

  test('a drop of 150 points within a grade is one, of 149 none; it is told apart by the hundred', () => {
    expect(told(weighed(980, 'A', 100), weighed(830, 'A', 100))).toEqual([['score_drop', 'score:800']]);
    expect(told(weighed(980, 'A', 100), weighed(831, 'A', 100))).toEqual([]);
  });

  test('a limit cut by half is one, but not where less was asked for or the currency is another', () => {
    const before = weighed(900, 'A', 4_000_000);
    expect(told(before, weighed(900, 'A', 2_000_000))).toEqual([['limit_cut', 'limit:50']]);
    expect(told(before, weighed(900, 'A', 2_000_001))).toEqual([]);
    expect(told(before, weighed(900, 'A', 0))).toEqual([['limit_cut', 'limit:0']]);
    expect(told(before, figures(sound, { limitMinor: 2_000_000, limitBoundBy: 'need' }))).toEqual([]);
    expect(told(before, figures(sound, { limit: { minor: 1, currency: 'GBP' } }))).toEqual([]);
  });

  test('all three together are one alert: the grade, with the urgency of the worst', () => {
    expect(found(weighed(800, 'A', 4_000_000), weighed(640, 'C', 1_000_000))).toMatchObject([
      { cause: 'band_crossing', crossing: 'grade:C', severity: 'high', delivery: 'daily_digest' },
    ]);
  });

  test('a fall that new cash facts explain is theirs; one that comes from the accounts is told besides', () => {
    const statement = {
      ...ORDINARY.accounts.statement,
      equity: 20_000_000,
      totalLiabilities: 480_000_000,
      retainedEarnings: -40_000_000,
      currentLiabilities: 300_000_000,
      cash: 2_000_000,
      operatingResult: -25_000_000,
      preTaxResult: -30_000_000,
      netResult: -30_000_000,
    };
    const weak = { ...ORDINARY, accounts: { ...ORDINARY.accounts, statement } };
    const both = { ...weak, cash: EVENTS.cash_falls.cash };
    expect(told(sound, observe(EVENTS.cash_falls))).toEqual([['cash_signal', 'debits_returned']]);
    const apart = found(sound, observe(both));
    expect(apart.map(({ cause }) => cause)).toEqual(['cash_signal', 'band_crossing']);
    expect(apart[1]!.fact).toMatchObject({ code: 'grade_fell', group: 'accounts', source: 'accounts' });
    expect(apart[1]!.fact.reason?.code ?? '').not.toMatch(/CASH|DEBIT/);
  });
});

describe('bank and payment figures at the rule’s own edge', () => {
  const cash = (
    figure: Partial<
      (typeof SOUND)['cash']['summary'] | { balanceChange: number; overdraftDays: number; rejectedDebits: number }
    >,
  ) => observe({ ...SOUND, cash: { daysAgo: 0, summary: { ...SOUND.cash.summary, ...figure } } });
  const payments = (figure: object) =>
    observe({ ...SOUND, payments: { daysAgo: 0, summary: { ...SOUND.payments.summary, ...figure } } });

  test.each([
    [cash({ rejectedDebits: 3 }), cash({ rejectedDebits: 2 }), 'debits_returned'],
    [cash({ overdraftDays: 15 }), cash({ overdraftDays: 14 }), 'overdrawn'],
    [cash({ balanceChange: -0.6 }), cash({ balanceChange: -0.59 }), 'balance_falls'],
    [payments({ late30Share: 0.25 }), payments({ late30Share: 0.24 }), 'late_share'],
    [payments({ averageDelayDays: 16 }), payments({ averageDelayDays: 15.9 }), 'delay'],
    [payments({ unpaid: 1 }), payments({ unpaid: 0 }), 'invoices_unpaid'],
  ])('%#: met, and just not met', (met, notMet, crossing) => {
    expect(found(sound, met).map((alert) => alert.crossing)).toEqual([crossing]);
    expect(found(sound, notMet)).toEqual([]);
  });

  test('payments that were not known before are no change, but unpaid invoices among them are', () => {
    const unknown = observe(without(SOUND, 'payments'));
    expect(told(unknown, payments({ late30Share: 0.9, averageDelayDays: 60 }))).not.toContainEqual([
      'payment_incident',
      expect.anything(),
    ]);
    expect(told(unknown, payments({ unpaid: 100 }))).toContainEqual(['payment_incident', 'invoices_unpaid']);
  });
});
