import type { Signal, Proceedings } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { featuresOf, presentGroups } from '../../../core/src/signal/features-of.ts';
import { statementFeatures } from '../../../core/src/signal/statement-features.ts';
import { proceedingsState } from '../../../core/src/signal/proceedings.ts';
import { answersOf, SOUND, TODAY, type CompanyFacts } from '../company-facts.ts';

const signalsOf = (facts: CompanyFacts): readonly Signal[] => answersOf(facts).flatMap(({ signals }) => signals);
const features = (facts: CompanyFacts) => featuresOf(signalsOf(facts), TODAY);
const groups = (facts: CompanyFacts) => presentGroups(signalsOf(facts), TODAY);

type Statement = NonNullable<CompanyFacts['accounts']>['statement'];
/** Of a statement that is taken as it is, whether it can be right or not. */
const ratios = (statement: Statement) =>
  statementFeatures({
    kind: 'accounts.statement',
    source: 'a',
    asOf: '2026-06-30',
    value: { closedOn: '2026-06-30', months: 12, currency: 'EUR', ...statement },
  });
type Summary = NonNullable<CompanyFacts['cash']>['summary'];
const cash = (more: Partial<Summary>) =>
  features({ cash: { daysAgo: 1, summary: { ...SOUND.cash.summary, ...more } } });

describe('a ratio over nothing', () => {
  test.each([
    ['a loss without turnover is the worst margin', { netResult: -1, turnover: 0 }, 'net_margin', -1000],
    ['a profit without turnover is no margin', { netResult: 1, turnover: 0 }, 'net_margin', undefined],
    ['negative equity without assets is the worst ratio', { equity: -1, totalAssets: 0 }, 'equity_ratio', -1000],
    [
      'assets without liabilities are the best liquidity',
      { currentAssets: 5, currentLiabilities: 0 },
      'current_ratio',
      1000,
    ],
    ['debt without assets is the heaviest', { totalLiabilities: 5, totalAssets: 0 }, 'liabilities_ratio', 1000],
    ['a loss without interest covers nothing', { operatingResult: -1, interestExpense: 0 }, 'interest_cover', 0],
    ['a profit without interest covers it well', { operatingResult: 1, interestExpense: 0 }, 'interest_cover', 20],
    ['a figure that is not given is not known', { netResult: -1 }, 'net_margin', undefined],
  ] as const)('%s', (_title, statement, feature, value) => {
    expect(ratios(statement)[feature]?.value).toBe(value);
  });

  test('shows no figure, for it has none', () => {
    expect(ratios({ netResult: -1, turnover: 0 }).net_margin?.shown).toBeUndefined();
    expect(ratios({ netResult: -1, turnover: 4 }).net_margin?.shown).toEqual({ type: 'ratio', value: -0.25 });
  });

  test('money lasts for ever without outflow, and an overdrawn account has none', () => {
    expect(cash({ outflow: 0, balance: 100 }).cash_buffer_days).toMatchObject({ value: 999 });
    expect(cash({ outflow: 0, balance: -100 }).cash_buffer_days).toMatchObject({ value: 0 });
    expect(cash({ outflow: 9000, days: 90, balance: 1000 }).cash_buffer_days).toMatchObject({ value: 10 });
  });
});

describe('what counts as known', () => {
  test('all groups of a company that is fully known', () => {
    expect(groups(SOUND)).toEqual(['registry', 'notices', 'accounts', 'cash', 'payments', 'links']);
  });

  test.each([
    ['accounts that are too old', { accounts: { ...SOUND.accounts, daysAgo: 1300 } }],
    ['accounts from the future', { accounts: { ...SOUND.accounts, daysAgo: -1 } }],
    ['bank data that are too old', { cash: { ...SOUND.cash, daysAgo: 121 } }],
    ['bank data from the future', { cash: { ...SOUND.cash, daysAgo: -1 } }],
    ['bank data over no day at all', { cash: { daysAgo: 1, summary: { ...SOUND.cash.summary, days: 0 } } }],
    ['payments that are too old', { payments: { ...SOUND.payments, daysAgo: 401 } }],
    ['no invoice', { payments: { daysAgo: 1, summary: { ...SOUND.payments.summary, invoices: 0 } } }],
    ['two paid invoices', { payments: { daysAgo: 1, summary: { ...SOUND.payments.summary, invoices: 2 } } }],
    ['failed links from the future', { links: { daysAgo: -1, share: 0, linked: 4 } }],
    ['no linked company', { links: { daysAgo: 1, share: 0, linked: 0 } }],
  ] as const)('%s are not used', (_title, facts) => {
    expect(groups(facts)).toEqual([]);
  });

  test('three paid invoices are a history, and one that is left unpaid needs none', () => {
    const { summary } = SOUND.payments;
    expect(groups({ payments: { daysAgo: 1, summary: { ...summary, invoices: 3 } } })).toEqual(['payments']);
    expect(groups({ payments: { daysAgo: 1, summary: { ...summary, invoices: 1, unpaid: 1 } } })).toEqual(['payments']);
  });

  test('"no proceedings" only where the notices were searched: silence is no fact', () => {
    expect(features({ notices: SOUND.notices }).open_proceedings?.value).toBe(0);
    expect(features({ registry: SOUND.registry }).open_proceedings).toBeUndefined();
  });

  test('a confirmed statement goes before a declared one of the same year, a newer one before both', () => {
    const declared = signalsOf({
      accounts: { daysAgo: 100, statement: { equity: 9, totalAssets: 10, declared: true } },
    });
    const confirmed = signalsOf({ accounts: { daysAgo: 100, statement: { equity: 1, totalAssets: 10 } } });
    const newer = signalsOf({ accounts: { daysAgo: 90, statement: { equity: 5, totalAssets: 10, declared: true } } });
    const ratio = (signals: readonly Signal[]) => featuresOf(signals, TODAY).equity_ratio?.value;
    expect(ratio([...declared, ...confirmed])).toBe(0.1);
    expect(ratio([...confirmed, ...declared])).toBe(0.1);
    expect(ratio([...newer, ...confirmed, ...declared])).toBe(0.5);
  });
});

describe('where a company stands in proceedings', () => {
  const opened = (value: Proceedings, asOf: string): Signal => ({
    kind: 'proceedings.opened',
    value,
    asOf,
    source: 'n',
  });
  const plan = (asOf: string): Signal => ({ kind: 'proceedings.plan', value: 'receivership', asOf, source: 'n' });
  const closed = (outcome: 'cleared' | 'insufficient_assets', asOf: string): Signal => ({
    kind: 'proceedings.closed',
    value: { proceedings: 'liquidation', outcome },
    asOf,
    source: 'n',
  });

  test.each([
    ['nothing', [], { state: 'none' }],
    [
      'one opening',
      [opened('safeguard', '2026-01-05')],
      { state: 'open', proceedings: 'safeguard', since: '2026-01-05' },
    ],
    [
      'a conversion',
      [opened('liquidation', '2026-03-01'), opened('receivership', '2026-01-05')],
      { proceedings: 'liquidation' },
    ],
    [
      'two of one day',
      [opened('liquidation', '2026-01-05'), opened('safeguard', '2026-01-05')],
      { proceedings: 'liquidation' },
    ],
    ['a plan', [plan('2026-05-01'), opened('receivership', '2026-01-05')], { state: 'plan', since: '2026-05-01' }],
    ['a plan of the same day', [plan('2026-01-05'), opened('receivership', '2026-01-05')], { state: 'plan' }],
    [
      'a plan that failed',
      [plan('2026-05-01'), opened('liquidation', '2026-09-01')],
      { state: 'open', proceedings: 'liquidation' },
    ],
    [
      'a closure',
      [closed('cleared', '2026-05-01'), opened('receivership', '2020-01-05')],
      { state: 'closed', outcome: 'cleared' },
    ],
    [
      'two closures of one day',
      [closed('insufficient_assets', '2026-05-01'), closed('cleared', '2026-05-01')],
      { outcome: 'insufficient_assets' },
    ],
  ] as const)('%s, in whatever order the notices came', (_title, signals, state) => {
    expect(proceedingsState(signals)).toMatchObject(state);
    expect(proceedingsState(signals.toReversed())).toEqual(proceedingsState(signals));
  });
});
