import type { AccountsStatement } from '@creditline/core';
import type { Calendar } from './calendar.ts';
import type { DatedFact, FactsByCompany } from './dated-fact.ts';

/**
 * One year in thousands of euros. Sums follow from the parts, so a statement cannot contradict itself:
 * current assets = stock + receivables + cash; assets = fixed + current; debts = current + long-term;
 * equity = assets - debts.
 */
type Year = {
  readonly turnover: number;
  readonly operatingResult: number;
  readonly netResult: number;
  readonly fixed: number;
  readonly intangibles: number;
  readonly stock: number;
  readonly receivables: number;
  readonly cash: number;
  readonly currentDebts: number;
  readonly longTermDebts: number;
  readonly financialDebt: number;
  readonly interest: number;
  readonly depreciation: number;
  readonly retained: number;
};

const thousands = (value: number): number => Math.round(value * 1000) * 100;

const statement = (year: Year, closedOn: string): AccountsStatement => {
  const currentAssets = year.stock + year.receivables + year.cash;
  const totalAssets = year.fixed + currentAssets;
  const totalLiabilities = year.currentDebts + year.longTermDebts;
  return {
    closedOn,
    months: 12,
    currency: 'EUR',
    turnover: thousands(year.turnover),
    operatingResult: thousands(year.operatingResult),
    netResult: thousands(year.netResult),
    totalAssets: thousands(totalAssets),
    currentAssets: thousands(currentAssets),
    inventory: thousands(year.stock),
    receivables: thousands(year.receivables),
    cash: thousands(year.cash),
    equity: thousands(totalAssets - totalLiabilities),
    intangibles: thousands(year.intangibles),
    totalLiabilities: thousands(totalLiabilities),
    currentLiabilities: thousands(year.currentDebts),
    financialDebt: thousands(year.financialDebt),
    interestExpense: thousands(year.interest),
    depreciation: thousands(year.depreciation),
    retainedEarnings: thousands(year.retained),
  };
};

type Figures = { readonly closedMonthsAgo: number; readonly year: Year };

const columns = (year: readonly number[]): Year => {
  const at = (index: number): number => year[index] ?? 0;
  return {
    turnover: at(0),
    operatingResult: at(1),
    netResult: at(2),
    fixed: at(3),
    intangibles: at(4),
    stock: at(5),
    receivables: at(6),
    cash: at(7),
    currentDebts: at(8),
    longTermDebts: at(9),
    financialDebt: at(10),
    interest: at(11),
    depreciation: at(12),
    retained: at(13),
  };
};

/** Key, months since the year's end, then the columns of `Year` in order, in thousands of euros. */
const table: readonly (readonly [key: string, closedMonthsAgo: number, ...year: number[]])[] = [
  // key, closed, turnover, operating, net, fixed, intangible, stock, receivables, cash, current debts, long debts, borrowed, interest, depreciation, retained
  ['FR:000000018', 8, 11_800, 1_150, 820, 2_600, 150, 1_100, 2_600, 1_900, 2_400, 1_400, 1_200, 36, 320, 2_900],
  ['FR:000000034', 9, 2_400, 62, 31, 780, 20, 15, 420, 165, 560, 430, 480, 26, 140, 180],
  ['FR:000000042', 32, 940, -85, -110, 120, 10, 190, 60, 12, 330, 90, 110, 9, 28, -95],
  ['FR:000000059', 8, 4_900, 210, 95, 1_900, 60, 340, 880, 260, 1_350, 980, 1_150, 62, 260, 420],
  ['FR:000000067', 21, 2_100, -60, -92, 310, 15, 140, 360, 40, 620, 210, 260, 18, 55, -70],
  ['FR:000000075', 27, 780, -45, -52, 140, 5, 160, 70, 20, 240, 95, 100, 7, 22, -40],
  ['FR:000000083', 8, 7_300, 420, 290, 1_100, 80, 760, 1_250, 540, 1_300, 620, 560, 21, 150, 1_050],
  ['FR:000000091', 10, 620, -18, -24, 70, 12, 95, 88, 9, 205, 40, 62, 5, 14, 2],
  ['FR:000000109', 8, 9_600, 510, 340, 3_100, 90, 900, 1_400, 600, 2_000, 1_500, 1_300, 48, 380, 1_600],
  ['FR:000000117', 8, 1_900, 130, 92, 260, 10, 110, 390, 210, 380, 160, 150, 7, 48, 270],
  ['FR:000000125', 8, 3_200, 70, 38, 210, 25, 480, 510, 120, 780, 190, 240, 14, 40, 130],
  ['GB:99000018', 9, 5_400, 310, 225, 640, 30, 620, 890, 430, 940, 380, 350, 15, 85, 720],
  ['DE:VAT:DE999999995', 11, 8_200, 260, 170, 1_300, 40, 280, 1_700, 520, 1_750, 690, 640, 30, 190, 900],
  ['FR:000000141', 8, 1_450, 180, 610, 14_200, 250, 0, 900, 780, 1_100, 5_200, 5_600, 210, 60, 6_300],
  ['FR:000000158', 8, 6_800, 190, 88, 1_700, 110, 560, 1_050, 210, 1_480, 860, 940, 47, 230, 620],
  ['FR:000000174', 8, 860, -35, -68, 410, 30, 18, 42, 25, 390, 460, 520, 33, 74, -370],
  ['FR:000000182', 31, 1_750, 48, 26, 180, 8, 260, 310, 70, 410, 110, 130, 8, 26, 210],
  ['FR:000000190', 8, 10_400, 640, 430, 3_300, 60, 1_150, 1_700, 880, 1_900, 1_150, 900, 41, 420, 2_100],
];

const years: Readonly<Record<string, Figures>> = Object.fromEntries(
  table.map(([key, closedMonthsAgo, ...year]) => [key, { closedMonthsAgo, year: columns(year) }]),
);

export const accountFacts: FactsByCompany = Object.fromEntries(
  Object.entries(years).map(([key, { closedMonthsAgo, year }]) => [
    key,
    (calendar: Calendar): readonly DatedFact[] => {
      const closedOn = calendar.monthEnd(closedMonthsAgo);
      return [{ kind: 'accounts.statement', value: statement(year, closedOn), asOf: closedOn }];
    },
  ]),
);
