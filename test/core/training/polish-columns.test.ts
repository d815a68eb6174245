import type { AccountsStatement } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { annualFlows } from '../../../core/src/signal/annual-flows.ts';
import { RATIO_CAP } from '../../../core/src/signal/ratio.ts';
import { STATEMENT_RATIOS, type AccountsFeature } from '../../../core/src/signal/statement-ratios.ts';
import { POLISH_ATTRIBUTES, polishValue, type PolishRow } from '../../../core/training/presets/polish-columns.ts';
import { PRESET_PLANS } from '../../../core/training/presets/preset-plan.ts';

/** A balance sheet that adds up, in thousands of zloty; what is neither stock nor receivable is cash. */
type Books = {
  readonly fixedAssets: number;
  readonly inventory: number;
  readonly receivables: number;
  readonly cash: number;
  readonly equity: number;
  readonly retainedEarnings: number;
  readonly shortDebt: number;
  readonly longDebt: number;
  readonly sales: number;
  readonly salesBefore: number;
  readonly operatingProfit: number;
  readonly financialExpenses: number;
  readonly grossProfit: number;
  readonly netProfit: number;
  readonly depreciation: number;
};

const SOUND: Books = {
  fixedAssets: 2000,
  inventory: 800,
  receivables: 1100,
  cash: 600,
  equity: 2100,
  retainedEarnings: 900,
  shortDebt: 1400,
  longDebt: 1000,
  sales: 9000,
  salesBefore: 8600,
  operatingProfit: 700,
  financialExpenses: 90,
  grossProfit: 640,
  netProfit: 510,
  depreciation: 250,
};

const CASES: Readonly<Record<string, Books>> = {
  'a sound company': SOUND,
  'losses and more debts than assets': {
    ...SOUND,
    equity: -400,
    retainedEarnings: -1500,
    shortDebt: 3900,
    operatingProfit: -800,
    grossProfit: -900,
    netProfit: -900,
    depreciation: 100,
  },
  'no debts of less than a year': { ...SOUND, shortDebt: 0, longDebt: 2400 },
  'no fixed assets': { ...SOUND, fixedAssets: 0, longDebt: 0, equity: 1100 },
  'no interest and a profit': { ...SOUND, financialExpenses: 0 },
  'no interest and a loss': { ...SOUND, financialExpenses: 0, operatingProfit: -50, grossProfit: -60, netProfit: -60 },
  'no turnover the year before': { ...SOUND, salesBefore: 0 },
  'figures beyond every cap': { ...SOUND, sales: 2, salesBefore: 9000, financialExpenses: 0.01 },
};

const totalAssets = ({ fixedAssets, inventory, receivables, cash }: Books): number =>
  fixedAssets + inventory + receivables + cash;

const over = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/**
 * The columns as the files' authors define them (UCI 365, Tomczak 2016): hand-written from the published list, for the
 * attributes that the mapping reads. A division by zero is an empty cell.
 */
const attributesOf = (books: Books): Readonly<Record<number, number>> => {
  const { inventory, receivables, cash, equity, shortDebt, longDebt, sales, operatingProfit, grossProfit } = books;
  const assets = totalAssets(books);
  const currentAssets = inventory + receivables + cash;
  return {
    1: over(books.netProfit, assets), // net profit / total assets
    2: over(shortDebt + longDebt, assets), // total liabilities / total assets
    3: over(currentAssets - shortDebt, assets), // working capital / total assets
    4: over(currentAssets, shortDebt), // current assets / short-term liabilities
    6: over(books.retainedEarnings, assets), // retained earnings / total assets
    10: over(equity, assets), // equity / total assets
    13: over(grossProfit + books.depreciation, sales), // (gross profit + depreciation) / sales
    18: over(grossProfit, assets), // gross profit / total assets
    19: over(grossProfit, sales), // gross profit / sales
    20: over(inventory * 365, sales), // (inventory * 365) / sales
    21: over(sales, books.salesBefore), // sales (n) / sales (n-1)
    22: over(operatingProfit, assets), // profit on operating activities / total assets
    23: over(books.netProfit, sales), // net profit / sales
    27: over(operatingProfit, books.financialExpenses), // profit on operating activities / financial expenses
    29: Math.log10(assets), // logarithm of total assets
    30: over(shortDebt + longDebt - cash, sales), // (total liabilities - cash) / sales
    36: over(sales, assets), // total sales / total assets
    40: over(currentAssets - inventory - receivables, shortDebt), // (current assets - inventory - receivables) / short-term liabilities
    42: over(operatingProfit, sales), // profit on operating activities / sales
    44: over(receivables * 365, sales), // (receivables * 365) / sales
    46: over(currentAssets - inventory, shortDebt), // (current assets - inventory) / short-term liabilities
    51: over(shortDebt, assets), // short-term liabilities / total assets
    62: over(shortDebt * 365, sales), // (short-term liabilities * 365) / sales
    64: over(sales, books.fixedAssets), // sales / fixed assets
  };
};

/** The same books as a statement in cents of euros; all debts bear interest, since the files do not tell them apart. */
const statementOf = (books: Books): AccountsStatement => {
  const cents = (thousands: number): number => (thousands * 100_000) / 4.1;
  return {
    closedOn: '2012-12-31',
    months: 12,
    currency: 'EUR',
    turnover: cents(books.sales),
    previousTurnover: cents(books.salesBefore),
    operatingResult: cents(books.operatingProfit),
    preTaxResult: cents(books.grossProfit),
    netResult: cents(books.netProfit),
    depreciation: cents(books.depreciation),
    interestExpense: cents(books.financialExpenses),
    totalAssets: cents(totalAssets(books)),
    currentAssets: cents(books.inventory + books.receivables + books.cash),
    inventory: cents(books.inventory),
    receivables: cents(books.receivables),
    cash: cents(books.cash),
    equity: cents(books.equity),
    retainedEarnings: cents(books.retainedEarnings),
    totalLiabilities: cents(books.shortDebt + books.longDebt),
    currentLiabilities: cents(books.shortDebt),
    financialDebt: cents(books.shortDebt + books.longDebt),
  };
};

const FEATURES = Object.keys(STATEMENT_RATIOS) as readonly AccountsFeature[];

/** Without debts of less than a year the files cannot say what part of the assets is cash or receivables. */
const UNKNOWN_THERE: Readonly<Record<string, readonly AccountsFeature[]>> = {
  'no debts of less than a year': ['cash_share', 'receivable_share'],
};

/** A fault of the files that learning puts into a bin of its own, and that a statement never reaches. */
const CAPPED_THERE: Readonly<Record<string, AccountsFeature>> = { 'no turnover the year before': 'turnover_growth' };

const rowOf =
  (cells: Readonly<Record<number, number>>): PolishRow =>
  (attribute) => {
    const cell = cells[attribute];
    if (cell === undefined) throw new Error(`Attr${attribute} is read and not among POLISH_ATTRIBUTES`);
    return cell;
  };

describe.each(Object.entries(CASES))('%s', (name, books) => {
  const statement = statementOf(books);
  const figures = { ...statement, year: annualFlows(statement) };
  const attr = rowOf(attributesOf(books));

  it.each(FEATURES)('%s is the same from the columns of a Polish file as from a statement', (feature) => {
    const value = polishValue(feature, attr);
    const isUnknown = UNKNOWN_THERE[name]?.includes(feature) === true;
    const elsewhere = CAPPED_THERE[name] === feature ? RATIO_CAP : Number.NaN;
    const wanted = isUnknown ? Number.NaN : (STATEMENT_RATIOS[feature](figures) ?? elsewhere);
    expect(Number.isNaN(value)).toBe(Number.isNaN(wanted));
    expect(Number.isNaN(wanted) || Math.abs(value - wanted) < 1e-9, `${value} for ${wanted}`).toBe(true);
  });
});

describe('the accounts preset', () => {
  const { reads, features, valuesOf } = PRESET_PLANS.accounts;

  it('reads the columns of the files that the figures need, and no other', () => {
    expect(reads).toEqual(POLISH_ATTRIBUTES.map((attribute) => `Attr${attribute}`));
    const cells = attributesOf(SOUND);
    const read = new Set<number>();
    for (const feature of FEATURES)
      polishValue(feature, (attribute) => {
        read.add(attribute);
        return cells[attribute]!;
      });
    expect([...read].toSorted((a, b) => a - b)).toEqual([...POLISH_ATTRIBUTES]);
  });

  it('has every figure of a statement once, each in its place', () => {
    expect(features.map(({ name }) => name).toSorted()).toEqual(FEATURES.toSorted());
    const cells = attributesOf(SOUND);
    const values = valuesOf(POLISH_ATTRIBUTES.map((attribute) => cells[attribute]!));
    features.forEach(({ name }, at) => {
      expect(values[at], name).toBe(polishValue(name as AccountsFeature, rowOf(cells)));
    });
  });
});
