import type { AccountsStatement } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { statementFaults } from '../../../core/src/signal/statement-faults.ts';
import { TODAY } from '../company-facts.ts';

/** A statement of 1 million in assets, in cents: what is changed is the only thing that can be wrong. Hand-written. */
const trader: AccountsStatement = {
  closedOn: '2025-12-31',
  months: 12,
  currency: 'EUR',
  turnover: 200_000_000,
  previousTurnover: 190_000_000,
  operatingResult: 12_000_000,
  preTaxResult: 11_000_000,
  netResult: 8_500_000,
  totalAssets: 100_000_000,
  currentAssets: 60_000_000,
  inventory: 15_000_000,
  receivables: 30_000_000,
  cash: 10_000_000,
  equity: 40_000_000,
  intangibles: 1_000_000,
  totalLiabilities: 60_000_000,
  currentLiabilities: 35_000_000,
  financialDebt: 20_000_000,
  interestExpense: 1_000_000,
  depreciation: 5_000_000,
  retainedEarnings: 25_000_000,
};
type Figure = Exclude<keyof AccountsStatement, 'closedOn' | 'currency' | 'declared'>;
const traderFaults = (more: Partial<AccountsStatement>, ...left: readonly Figure[]) =>
  statementFaults(
    Object.fromEntries(
      Object.entries({ ...trader, ...more }).filter(([name]) => !left.includes(name as Figure)),
    ) as AccountsStatement,
    TODAY,
  );

/** A trader so small that its stocks can be compared with years of sales; they are a part of its balance sheet. */
const slow = { turnover: 10_000_000, previousTurnover: 9_000_000 };
/** Debts of nearly the whole balance sheet against sales of a fortieth part of it. */
const indebted = {
  turnover: 2_500_000,
  previousTurnover: 0,
  inventory: 0,
  receivables: 0,
  equity: 10_000_000,
  totalLiabilities: 90_000_000,
};

describe('a figure that is beyond what the others bear', () => {
  test.each([
    ['depreciation', 'depreciation_out_of_scale', {}, 202_000_000],
    ['intangibles', 'intangibles_above_assets', {}, 101_000_000],
    ['retainedEarnings', 'reserves_above_assets', {}, 101_000_000],
    ['financialDebt', 'financial_debt_above_debts', {}, 61_000_000],
    ['interestExpense', 'interest_above_debts', {}, 61_000_000],
    ['netResult', 'profit_out_of_scale', {}, 2_000_000_000],
    ['operatingResult', 'profit_out_of_scale', {}, 2_000_000_000],
    ['preTaxResult', 'profit_out_of_scale', {}, 2_000_000_000],
    ['turnover', 'turnover_out_of_scale', {}, 20_000_000_000],
    ['receivables', 'receivables_above_turnover', slow, 21_000_000],
    ['inventory', 'stock_above_turnover', { ...slow, receivables: 0 }, 31_000_000],
    ['currentLiabilities', 'short_debts_above_turnover', indebted, 51_000_000],
  ] as const)('%s: %s', (name, fault, more, most) => {
    expect(traderFaults({ ...more, [name]: most })).toEqual([]);
    expect(traderFaults({ ...more, [name]: most + 1 })).toEqual([fault]);
  });

  test('equity and the larger of the debts that are known, where their total is not given', () => {
    const faults = (more: Partial<AccountsStatement>) => traderFaults(more, 'totalLiabilities');
    expect(faults({ equity: 66_000_000 })).toEqual([]);
    expect(faults({ equity: 66_000_001 })).toEqual(['equity_and_debts_above_assets']);
    expect(faults({ equity: 40_000_000, financialDebt: 61_000_000 })).toEqual([]);
    expect(faults({ equity: 40_000_000, financialDebt: 61_000_001 })).toEqual(['equity_and_debts_above_assets']);
    const alone = (equity: number) =>
      traderFaults({ equity }, 'totalLiabilities', 'currentLiabilities', 'financialDebt');
    expect(alone(101_000_000)).toEqual([]);
    expect(alone(101_000_001)).toEqual(['equity_and_debts_above_assets']);
  });

  test('leaving turnover or the debts out does not hide it', () => {
    expect(traderFaults({ depreciation: 101_000_001 }, 'turnover')).toEqual(['depreciation_out_of_scale']);
    expect(traderFaults({ netResult: 1_000_000_001 }, 'turnover')).toEqual(['profit_out_of_scale']);
    expect(traderFaults({ interestExpense: 101_000_001 }, 'totalLiabilities')).toEqual(['interest_above_debts']);
  });

  test('a whole profit and loss account in thousands next to a balance sheet in units', () => {
    const flows = ['turnover', 'previousTurnover', 'operatingResult', 'preTaxResult', 'netResult'] as const;
    const smaller = Object.fromEntries(flows.map((name) => [name, trader[name]! / 1000]));
    expect(traderFaults(smaller)).toContain('receivables_above_turnover');
  });

  test.each([
    ['a dormant company', { turnover: 0, previousTurnover: 0, operatingResult: -1, preTaxResult: -1, netResult: -1 }],
    ['a holding that sold its company and paid out', { turnover: 0, previousTurnover: 0, netResult: 9_000_000_000 }],
    ['a year of winding down', { turnover: 200_000 }],
    ['six months of sales', { months: 6, turnover: 8_000_000, previousTurnover: 0 }],
    ['all that was paid in lost within a year', { netResult: -9_000_000_000, retainedEarnings: -9_000_000_000 }],
    ['all that was built written off', { depreciation: 900_000_000, netResult: -900_000_000 }],
  ] as const)('%s is no fault', (_title, more) => {
    expect(traderFaults(more)).toEqual([]);
  });
});
