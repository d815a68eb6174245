import type { AccountsStatement } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEATURES } from '../../../core/src/signal/feature.ts';
import { statementFeatures } from '../../../core/src/signal/statement-features.ts';
import type { AccountsFeature } from '../../../core/src/signal/statement-ratios.ts';
import { absurdStatement, accountsFacts, always } from '../arbitraries.ts';
import { SOUND, type AccountsFacts } from '../company-facts.ts';

type Statement = AccountsFacts['statement'];

const featuresOf = (statement: Statement, more: Partial<AccountsStatement> = {}) =>
  statementFeatures({
    kind: 'accounts.statement',
    source: 'a',
    asOf: '2026-06-30',
    value: { closedOn: '2026-06-30', months: 12, currency: 'EUR', ...statement, ...more },
  });

const valuesOf = (statement: Statement, more: Partial<AccountsStatement> = {}): Record<AccountsFeature, number> =>
  Object.fromEntries(
    Object.entries(featuresOf(statement, more)).map(([name, feature]) => [name, feature.value]),
  ) as Record<AccountsFeature, number>;

/** Worked out by hand from the figures of `SOUND`, in millions of cents: 900 turnover on 500 total assets. */
const BY_HAND: Readonly<Record<AccountsFeature, number>> = {
  return_on_assets: 51 / 500,
  operating_return: 70 / 500,
  pretax_return: 68 / 500,
  net_margin: 51 / 900,
  operating_margin: 70 / 900,
  cash_flow_margin: 122 / 900,
  operating_cash_to_debt: 124 / 140,
  equity_ratio: 360 / 500,
  retained_earnings_ratio: 200 / 500,
  liabilities_ratio: 140 / 500,
  short_debt_ratio: 137 / 500,
  long_debt_to_equity: 3 / 360,
  net_debt_to_turnover: -50 / 900,
  current_ratio: 380 / 137,
  cash_ratio: 190 / 137,
  cash_share: 190 / 500,
  interest_cover: 20,
  unserviced_debt_ratio: 0,
  asset_turnover: 900 / 500,
  fixed_asset_turnover: 900 / 120,
  turnover_growth: 900 / 840,
  stock_days: (30 * 365) / 900,
  receivable_days: (160 * 365) / 900,
  receivable_share: 160 / 500,
  payable_days: (137 * 365) / 900,
  depreciation_share: 54 / 900,
  balance_sheet_size: Math.log10(5_000),
};

const sound: Statement = SOUND.accounts.statement;

describe('the figures of a statement', () => {
  test('are those of the group of accounts, every one of them', () => {
    const names = Object.entries(FEATURES).flatMap(([name, group]) => (group === 'accounts' ? [name] : []));
    expect(Object.keys(BY_HAND).toSorted()).toEqual(names.toSorted());
    expect(Object.keys(featuresOf(sound)).toSorted()).toEqual(names.toSorted());
  });

  test.each(Object.entries(BY_HAND))('%s is what a calculator gives', (name, value) => {
    expect(valuesOf(sound)[name as AccountsFeature]).toBeCloseTo(value, 12);
  });

  test('are the same for half a year with half the flows, but the share of a year in a year', () => {
    const half = Object.fromEntries(
      (['turnover', 'operatingResult', 'preTaxResult', 'netResult', 'depreciation', 'interestExpense'] as const).map(
        (name) => [name, sound[name]! / 2],
      ),
    );
    const [year, months] = [valuesOf(sound), valuesOf({ ...sound, ...half }, { months: 6 })];
    for (const [name, value] of Object.entries(year))
      expect(months[name as AccountsFeature], name).toBeCloseTo(value, 12);
  });

  test('are finite and within what a table can hold, whatever the figures and the period', () => {
    const statement = fc.oneof(
      accountsFacts.map((facts) => facts.statement),
      absurdStatement,
    );
    always(
      fc.property(statement, fc.integer({ min: -3, max: 40 }), (figures, months) => {
        for (const value of Object.values(valuesOf(figures, { months })))
          expect(value === undefined || Math.abs(value) <= 1000).toBe(true);
      }),
      2000,
    );
  });

  test.each([
    ['no interest and a profit', { operatingResult: 5, interestExpense: 0 }, 20],
    ['no interest and a loss', { operatingResult: -5, interestExpense: 0 }, 0],
    // How deep a loss is stands in the returns; below 0, more interest would look safer.
    ['a loss of two hundred times the interest', { operatingResult: -200, interestExpense: 1 }, 0],
    ['a result of twice the interest', { operatingResult: 2, interestExpense: 1 }, 2],
    ['interest that is not known', { operatingResult: 5 }, undefined],
  ] as const)('the cover of %s', (_title, statement, value) => {
    expect(valuesOf(statement).interest_cover).toBe(value);
  });

  test.each([
    ['all loans, where no interest is stated', { interestExpense: 0, financialDebt: 60_000_000 }, 0.12],
    ['none, where they are less than a tenth of all', { interestExpense: 0, financialDebt: 45_000_000 }, 0],
    ['none, where interest is', { interestExpense: 1 }, 0],
  ] as const)('debts without interest are %s', (_title, more, value) => {
    expect(valuesOf({ ...sound, ...more }).unserviced_debt_ratio).toBe(value);
  });

  test('debts without interest are not known where interest or loans are not', () => {
    const { interestExpense: _, ...unknown } = sound;
    expect(featuresOf(unknown).unserviced_debt_ratio).toEqual({ value: undefined });
    const { financialDebt: _loans, ...noLoans } = sound;
    expect(featuresOf({ ...noLoans, interestExpense: 0 }).unserviced_debt_ratio?.value).toBeUndefined();
  });

  test('more cash to pay debts with than nothing counts, a cash flow that is negative does not', () => {
    expect(valuesOf({ ...sound, operatingResult: -90_000_000 }).operating_cash_to_debt).toBe(0);
    expect(valuesOf({ ...sound, operatingResult: -40_000_000 }).operating_cash_to_debt).toBeCloseTo(14 / 140, 12);
  });

  test.each([
    ['from nothing is no growth to speak of', { turnover: 5, previousTurnover: 0 }, undefined, undefined],
    [
      'two hundred times as high is growth of a hundred',
      { turnover: 2000, previousTurnover: 10 },
      100,
      { type: 'ratio', value: 99 },
    ],
    ['of nothing after nothing is not known', { turnover: 0, previousTurnover: 0 }, undefined, undefined],
    ['that fell by a fifth', { turnover: 80, previousTurnover: 100 }, 0.8, { type: 'ratio', value: 0.8 - 1 }],
  ] as const)('turnover %s', (_title, statement, value, shown) => {
    const feature = featuresOf(statement).turnover_growth;
    expect([feature?.value, feature?.shown]).toEqual([value, shown]);
  });

  test('a loss stands in for the results that are not stated, a profit does not', () => {
    const [loss, profit] = [-10, 10].map((netResult) => valuesOf({ netResult, turnover: 100, totalAssets: 50 }));
    expect([loss?.operating_margin, loss?.operating_return, loss?.pretax_return]).toEqual([-0.1, -0.2, -0.2]);
    expect([profit?.operating_margin, profit?.operating_return, profit?.pretax_return]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('depreciation of nothing and turnover of nothing on fixed assets say nothing', () => {
    const none = { ...sound, depreciation: 0 };
    expect(valuesOf(none).depreciation_share).toBeUndefined();
    expect(valuesOf({ ...sound, turnover: 0 }).fixed_asset_turnover).toBeUndefined();
  });

  test('debts are at their heaviest against equity that is gone, and no figure is shown for it', () => {
    const gone = featuresOf({ equity: 0, totalLiabilities: 10, currentLiabilities: 10 }).long_debt_to_equity;
    expect([gone?.value, gone?.shown]).toEqual([1000, undefined]);
    expect(valuesOf({ equity: 5, totalLiabilities: 10, currentLiabilities: 12 }).long_debt_to_equity).toBe(0);
  });

  test('depreciation says nothing where there is next to nothing to depreciate', () => {
    expect(valuesOf({ ...sound, currentAssets: 476_000_000 }).depreciation_share).toBeUndefined();
    expect(valuesOf({ ...sound, currentAssets: 474_000_000 }).depreciation_share).toBeCloseTo(54 / 900, 12);
  });

  test('the size of the balance sheet is shown as money, and known in euros only', () => {
    expect(featuresOf(sound).balance_sheet_size?.shown).toEqual({
      type: 'money',
      value: { minor: 500_000_000, currency: 'EUR' },
    });
    expect(featuresOf(sound, { currency: 'GBP' }).balance_sheet_size).toEqual({ value: undefined });
    expect(featuresOf(sound, { currency: 'GBP' }).equity_ratio?.value).toBe(0.72);
  });
});

/** Which way a figure must move when something got worse: 1 is that a higher figure is safer. Free shapes have no side. */
const SAFER: Readonly<Partial<Record<AccountsFeature, 1 | -1>>> = {
  return_on_assets: 1,
  operating_return: 1,
  pretax_return: 1,
  net_margin: 1,
  operating_margin: 1,
  cash_flow_margin: 1,
  operating_cash_to_debt: 1,
  equity_ratio: 1,
  retained_earnings_ratio: 1,
  liabilities_ratio: -1,
  short_debt_ratio: -1,
  long_debt_to_equity: -1,
  net_debt_to_turnover: -1,
  current_ratio: 1,
  cash_ratio: 1,
  cash_share: 1,
  interest_cover: 1,
  unserviced_debt_ratio: -1,
  asset_turnover: 1,
  stock_days: -1,
  receivable_days: -1,
  payable_days: -1,
};

type Moves = Readonly<Partial<Record<keyof typeof sound, 1 | -1>>>;

const earns = ({ operatingResult = 0 }: Statement): boolean => operatingResult >= 0;

/** The same worsenings as those of whole decisions, see worse.property.test.ts, read from the figures alone. */
const WORSE: readonly (readonly [string, Moves, ((statement: Statement) => boolean)?])[] = [
  ['debts in place of equity', { equity: -1, totalLiabilities: 1 }, earns],
  ['debts that fall due in place of equity', { equity: -1, totalLiabilities: 1, currentLiabilities: 1 }, earns],
  ['a loss of reserves', { retainedEarnings: -1 }],
  ['a lower net result', { netResult: -1 }],
  ['a lower result before tax', { preTaxResult: -1 }],
  ['a lower operating result', { operatingResult: -1 }],
  ['more interest', { interestExpense: 1 }, (statement) => earns(statement) && statement.interestExpense !== 0],
  ['stock in place of cash', { cash: -1, inventory: 1 }],
  ['fixed assets in place of cash', { cash: -1, currentAssets: -1 }],
  ['unpaid invoices in place of cash', { cash: -1, receivables: 1 }],
];

const cases = WORSE.map(([title, moves, when = () => true]) => ({ title, moves, when }));

const moved = (statement: Statement, moves: Moves, by: number): Statement => {
  const step = 'cash' in moves ? Math.min(by, statement.cash ?? 0) : by;
  const changes = Object.entries(moves).flatMap(([name, sign]) => {
    const before = statement[name as keyof Statement];
    return typeof before === 'number' ? [[name, before + sign * step]] : [];
  });
  return { ...statement, ...Object.fromEntries(changes) };
};

describe('no figure with a safer side moves to it when the company gets worse', () => {
  test.each(cases)('$title', ({ moves, when }) => {
    let compared = 0;
    always(
      fc.property(accountsFacts, fc.oneof(fc.constant(1), fc.nat(1000), fc.nat(1_000_000_000)), ({ statement }, by) => {
        if (!when(statement)) return;
        const [before, after] = [valuesOf(statement), valuesOf(moved(statement, moves, by))];
        for (const [name, sign] of Object.entries(SAFER)) {
          const [from, to] = [before[name as AccountsFeature], after[name as AccountsFeature]];
          if (from === undefined || to === undefined) continue;
          compared += 1;
          expect(sign * (to - from), name).toBeLessThanOrEqual(1e-12);
        }
      }),
      1000,
    );
    expect(compared).toBeGreaterThan(1000);
  });
});
