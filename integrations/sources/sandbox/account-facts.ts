import type { AccountsStatement } from '@creditline/core';
import { ownMember, type DatedFact, type FactsOf } from './dated-fact.ts';
import { filingsAfter } from './filings.ts';

/**
 * One year in thousands of euros. Sums follow from the parts, so a statement cannot contradict itself:
 * current assets = stock + receivables + cash; assets = fixed + current; debts = current + long-term;
 * equity = assets - debts.
 */
type Year = {
  readonly turnover: number;
  readonly previousTurnover: number;
  readonly operatingResult: number;
  readonly preTaxResult: number;
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
    previousTurnover: thousands(year.previousTurnover),
    operatingResult: thousands(year.operatingResult),
    preTaxResult: thousands(year.preTaxResult),
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

const columns = (flows: readonly number[], stocks: readonly number[]): Year => {
  const flow = (index: number): number => flows[index] ?? 0;
  const stock = (index: number): number => stocks[index] ?? 0;
  return {
    turnover: flow(0),
    previousTurnover: flow(1),
    operatingResult: flow(2),
    preTaxResult: flow(3),
    netResult: flow(4),
    interest: flow(5),
    depreciation: flow(6),
    fixed: stock(0),
    intangibles: stock(1),
    stock: stock(2),
    receivables: stock(3),
    cash: stock(4),
    currentDebts: stock(5),
    longTermDebts: stock(6),
    financialDebt: stock(7),
    retained: stock(8),
  };
};

/** Key, months since the year's end, then two lists of columns of `Year` in thousands of euros: of the year, of its end. */
const table: readonly (readonly [key: string, closedMonthsAgo: number, flows: number[], stocks: number[]])[] = [
  // turnover, turnover before, operating, before tax, net, interest, depreciation
  // fixed, intangible, stock, receivables, cash, current debts, long debts, borrowed, retained
  [
    'FR:000000018',
    8,
    [11_800, 11_350, 1_150, 1_105, 820, 36, 320],
    [2_600, 150, 1_100, 2_600, 1_900, 2_400, 1_400, 1_200, 2_900],
  ],
  ['FR:000000034', 9, [2_290, 2_440, -118, -146, -146, 28, 96], [760, 20, 15, 300, 90, 710, 390, 480, 25]],
  ['FR:000000042', 32, [940, 1_210, -85, -110, -110, 9, 28], [120, 10, 190, 60, 12, 330, 90, 110, -95]],
  ['FR:000000059', 8, [4_900, 5_240, 210, 127, 95, 62, 190], [1_900, 60, 340, 880, 260, 1_350, 980, 1_150, 420]],
  ['FR:000000067', 21, [2_100, 2_480, -60, -92, -92, 18, 55], [310, 15, 140, 360, 40, 620, 210, 260, -70]],
  ['FR:000000075', 27, [780, 905, -45, -52, -52, 7, 22], [140, 5, 160, 70, 20, 240, 95, 100, -40]],
  ['FR:000000083', 8, [7_300, 7_050, 420, 387, 290, 21, 150], [1_100, 80, 760, 1_250, 540, 1_300, 620, 560, 1_050]],
  ['FR:000000091', 10, [620, 655, -18, -24, -24, 5, 14], [70, 12, 95, 88, 9, 205, 40, 62, 2]],
  ['FR:000000109', 8, [9_600, 9_250, 510, 455, 340, 48, 330], [3_100, 90, 900, 1_400, 600, 2_000, 1_500, 1_300, 1_600]],
  ['FR:000000117', 8, [1_900, 1_830, 130, 123, 92, 7, 48], [260, 10, 110, 390, 210, 380, 160, 150, 270]],
  ['FR:000000125', 8, [3_200, 3_110, 70, 52, 38, 14, 40], [210, 25, 480, 510, 120, 780, 190, 240, 130]],
  ['GB:99000018', 9, [5_400, 5_180, 310, 298, 225, 15, 85], [640, 30, 620, 890, 430, 940, 380, 350, 720]],
  [
    'DE:VAT:DE999999995',
    11,
    [8_200, 7_960, 260, 231, 170, 30, 190],
    [1_300, 40, 280, 1_700, 520, 1_750, 690, 640, 900],
  ],
  ['FR:000000141', 8, [1_450, 1_400, 180, 625, 610, 210, 60], [14_200, 250, 0, 900, 780, 1_100, 5_200, 5_600, 6_300]],
  ['FR:000000158', 8, [6_800, 6_720, 190, 120, 88, 47, 230], [1_700, 110, 560, 1_050, 210, 1_480, 860, 940, 620]],
  ['FR:000000174', 8, [860, 905, -35, -68, -68, 33, 44], [410, 30, 18, 42, 25, 390, 460, 520, -370]],
  ['FR:000000182', 31, [1_750, 1_690, 48, 36, 26, 8, 26], [180, 8, 260, 310, 70, 410, 110, 130, 210]],
  [
    'FR:000000190',
    8,
    [10_400, 9_980, 640, 580, 430, 41, 420],
    [3_300, 60, 1_150, 1_700, 880, 1_900, 1_150, 900, 2_100],
  ],
];

const years: Readonly<Record<string, Figures>> = Object.fromEntries(
  table.map(([key, closedMonthsAgo, flows, stocks]) => [key, { closedMonthsAgo, year: columns(flows, stocks) }]),
);

/** Shares of the turnover before, such as a sound trader of any size has them; the order of `columns`. */
const soundFlows = [1.06, 1, 0.09, 0.085, 0.064, 0.004, 0.026];
const soundStocks = [0.22, 0.01, 0.09, 0.16, 0.14, 0.19, 0.09, 0.08, 0.2];
/** Of a company whose accounts nobody had seen, in thousands of euros. */
const UNSEEN_TURNOVER = 1_200;
const GROWTH = 1.05;

const times = (factor: number, shares: readonly number[]): number[] =>
  shares.map((share) => Math.round(share * factor));

const isSound = (year: Year): boolean => {
  const assets = year.fixed + year.stock + year.receivables + year.cash;
  return year.netResult > 0 && year.currentDebts + year.longTermDebts < 0.75 * assets;
};

/** A good year after this one: it earns, and owes less than it is worth. */
const soundYearAfter = (year: Year | undefined): Year => {
  if (year !== undefined && isSound(year)) {
    const grown = Object.entries(year).map(([name, value]) => [name, Math.round(value * GROWTH)]);
    return { ...(Object.fromEntries(grown) as Year), previousTurnover: year.turnover };
  }
  const turnover = year?.turnover ?? UNSEEN_TURNOVER;
  return columns(times(turnover, soundFlows), times(turnover, soundStocks));
};

const statementFact = (year: Year, closedOn: string): DatedFact => ({
  kind: 'accounts.statement',
  value: statement(year, closedOn),
  asOf: closedOn,
});

export const accountFacts: FactsOf = (key, calendar, happenings) => {
  const known = ownMember(years, key);
  const facts = [
    ...(known === undefined ? [] : [statementFact(known.year, calendar.monthEnd(known.closedMonthsAgo))]),
    ...filingsAfter(happenings).map(({ closedOn }) => statementFact(soundYearAfter(known?.year), closedOn)),
  ];
  return facts.length === 0 ? undefined : facts;
};
