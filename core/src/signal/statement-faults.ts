import { daysBetween } from '../calendar.ts';
import { annualFlow } from './annual-flows.ts';
import type { AccountsStatement, IsoDate } from './signal.ts';

/** What no sound statement can say, the gravest first. Codes are stable: they are recorded with decisions. */
export const STATEMENT_FAULTS = [
  'period_impossible',
  'closed_in_future',
  'assets_not_positive',
  'figure_negative',
  'unbalanced',
  'equity_and_debts_above_assets',
  'current_assets_above_assets',
  'parts_above_current_assets',
  'short_debts_above_debts',
  'financial_debt_above_debts',
  'intangibles_above_assets',
  'reserves_above_assets',
  'result_out_of_scale',
  'profit_out_of_scale',
  'turnover_out_of_scale',
  'depreciation_out_of_scale',
  'interest_above_debts',
  'receivables_above_turnover',
  'stock_above_turnover',
  'short_debts_above_turnover',
  'units_differ',
] as const;
export type StatementFault = (typeof STATEMENT_FAULTS)[number];

/** What rounding, a credit note or an account in overdraft may account for, as a share of the balance sheet. */
const TOLERANCE = 0.01;

/** A loss may be many times what is left of a company, but not of what it owns, owes or lost before. */
const OUT_OF_SCALE = 100;

/**
 * A profit leaves something behind or comes from something sold: ten times turnover, assets and debts is a slip in the
 * units. Losses are not held to it: a company may lose in a year whatever capital was paid in before.
 */
const PROFIT_TIMES = 10;

/**
 * A trader that owns nothing and pays at once turns its balance sheet over some dozens of times a year; what it owes
 * counts like what it owns, for a company that has lost everything still had that year's sales.
 */
const TURNOVER_TIMES = 200;

/** Customers who owe two years of sales, value-added tax included, were not sold to in units of this turnover. */
const RECEIVABLES_TIMES = 2;

/** Wine that matures and land to build on lie for some years; a stock of more than three years of sales is no trade. */
const STOCK_TIMES = 3;

/** Debts that fall due within a year are paid from sales: twenty years of them belong to another unit. */
const SHORT_DEBTS_TIMES = 20;

/** Zero or more by their definition; results, equity, reserves and intangibles may be less than nothing. */
const NEVER_NEGATIVE = [
  'turnover',
  'previousTurnover',
  'currentAssets',
  'inventory',
  'receivables',
  'cash',
  'totalLiabilities',
  'currentLiabilities',
  'financialDebt',
  'interestExpense',
  'depreciation',
] as const satisfies readonly (keyof AccountsStatement)[];

const RESULTS = [
  'operatingResult',
  'preTaxResult',
  'netResult',
] as const satisfies readonly (keyof AccountsStatement)[];

const isPeriodImpossible = ({ months }: AccountsStatement): boolean => !(months >= 1 && months <= 24);

const hasNegative = (statement: AccountsStatement): boolean => {
  const allowed = TOLERANCE * Math.max(0, statement.totalAssets ?? 0);
  return NEVER_NEGATIVE.some((name) => (statement[name] ?? 0) < -allowed);
};

const isUnbalanced = ({ equity, totalLiabilities, totalAssets }: AccountsStatement): boolean =>
  equity !== undefined &&
  totalLiabilities !== undefined &&
  totalAssets !== undefined &&
  Math.abs(equity + totalLiabilities - totalAssets) > TOLERANCE * Math.abs(totalAssets);

/** True when the parts that are known come to more than their whole. */
const exceeds = (parts: number, whole: number | undefined, { totalAssets }: AccountsStatement): boolean =>
  whole !== undefined && parts - whole > TOLERANCE * Math.max(whole, totalAssets ?? 0);

const isOutOfScale = (statement: AccountsStatement): boolean => {
  const { totalAssets, equity, totalLiabilities } = statement;
  if (totalAssets === undefined) return false;
  const scale = Math.max(Math.abs(totalAssets), Math.abs(equity ?? 0), Math.abs(totalLiabilities ?? 0));
  return RESULTS.some((name) => Math.abs(statement[name] ?? 0) > OUT_OF_SCALE * scale);
};

/** Where the total of debts is not given, the part of it that is known is a least amount; else `unbalanced` says it. */
const isOverfinanced = (statement: AccountsStatement): boolean => {
  const { equity, totalLiabilities, currentLiabilities, financialDebt, totalAssets } = statement;
  if (equity === undefined || totalLiabilities !== undefined) return false;
  return exceeds(equity + Math.max(0, currentLiabilities ?? 0, financialDebt ?? 0), totalAssets, statement);
};

/** A holding that sold its one company and paid the proceeds out has no turnover: for it only `OUT_OF_SCALE` holds. */
const isProfitOutOfScale = (statement: AccountsStatement): boolean => {
  const { totalAssets, turnover, totalLiabilities } = statement;
  if (totalAssets === undefined || turnover === 0) return false;
  const scale = Math.max(0, totalAssets, turnover ?? 0, totalLiabilities ?? 0);
  return RESULTS.some((name) => (statement[name] ?? 0) > PROFIT_TIMES * scale);
};

const isTurnoverOutOfScale = ({ turnover, totalAssets, totalLiabilities }: AccountsStatement): boolean =>
  turnover !== undefined &&
  totalAssets !== undefined &&
  turnover > TURNOVER_TIMES * Math.max(0, totalAssets, totalLiabilities ?? 0);

/**
 * What is written off in a year was in the balance sheet or is earned in the year. A company that wrote off all it had
 * shows it by what it owes, or by the losses that it carries.
 */
const isDepreciationOutOfScale = (statement: AccountsStatement): boolean => {
  const { depreciation, totalAssets, turnover, totalLiabilities, retainedEarnings = 0, netResult = 0 } = statement;
  if (depreciation === undefined || totalAssets === undefined) return false;
  const least = Number.NEGATIVE_INFINITY;
  const scale = Math.max(totalAssets, turnover ?? least, totalLiabilities ?? least, -retainedEarnings, -netResult);
  return depreciation > (1 + TOLERANCE) * scale;
};

/** A year's interest is a part of what was owed; where that is not given it can have been the whole balance sheet. */
const isInterestAboveDebts = (statement: AccountsStatement): boolean => {
  const { interestExpense, financialDebt, totalLiabilities, totalAssets } = statement;
  const owed = totalLiabilities ?? totalAssets;
  if (owed === undefined) return false;
  return exceeds(interestExpense ?? 0, Math.max(owed, financialDebt ?? 0), statement);
};

type Stock = 'receivables' | 'inventory' | 'currentLiabilities';

/**
 * A stock of many years of sales is a profit and loss account in thousands next to a balance sheet in units. The better
 * of two years counts, for a company that winds down has what it sold before; without any turnover, a dormant company
 * or a holding, there is nothing to compare with.
 */
const isAboveTurnover = (name: Stock, times: number, statement: AccountsStatement): boolean => {
  const yearly = Math.max(0, annualFlow(statement, 'turnover') ?? 0);
  if (yearly === 0) return false;
  return exceeds(statement[name] ?? 0, times * Math.max(yearly, statement.previousTurnover ?? 0), statement);
};

type Check = (statement: AccountsStatement, today: IsoDate) => boolean;

const CHECKS: Readonly<Record<Exclude<StatementFault, 'units_differ'>, Check>> = {
  period_impossible: isPeriodImpossible,
  closed_in_future: ({ closedOn }, today) => daysBetween(closedOn, today) < 0,
  assets_not_positive: ({ totalAssets }) => totalAssets !== undefined && totalAssets <= 0,
  figure_negative: hasNegative,
  unbalanced: isUnbalanced,
  equity_and_debts_above_assets: isOverfinanced,
  current_assets_above_assets: (statement) => exceeds(statement.currentAssets ?? 0, statement.totalAssets, statement),
  parts_above_current_assets: (statement) =>
    exceeds(
      (statement.inventory ?? 0) + (statement.receivables ?? 0) + (statement.cash ?? 0),
      statement.currentAssets,
      statement,
    ),
  short_debts_above_debts: (statement) =>
    exceeds(statement.currentLiabilities ?? 0, statement.totalLiabilities, statement),
  // Loans and what banks lent are among the debts, whatever their term.
  financial_debt_above_debts: (statement) =>
    exceeds(statement.financialDebt ?? 0, statement.totalLiabilities, statement),
  intangibles_above_assets: (statement) => exceeds(statement.intangibles ?? 0, statement.totalAssets, statement),
  // Profits that were kept are still there, as assets, or they were lost again.
  reserves_above_assets: (statement) => exceeds(statement.retainedEarnings ?? 0, statement.totalAssets, statement),
  result_out_of_scale: isOutOfScale,
  profit_out_of_scale: isProfitOutOfScale,
  turnover_out_of_scale: isTurnoverOutOfScale,
  depreciation_out_of_scale: isDepreciationOutOfScale,
  interest_above_debts: isInterestAboveDebts,
  receivables_above_turnover: (statement) => isAboveTurnover('receivables', RECEIVABLES_TIMES, statement),
  stock_above_turnover: (statement) => isAboveTurnover('inventory', STOCK_TIMES, statement),
  short_debts_above_turnover: (statement) => isAboveTurnover('currentLiabilities', SHORT_DEBTS_TIMES, statement),
};

const FAULTS = Object.keys(CHECKS) as readonly (keyof typeof CHECKS)[];

/** The faults that a statement shows on its own, the gravest first; none for figures that it does not give. */
export const statementFaults = (statement: AccountsStatement, today: IsoDate): readonly StatementFault[] =>
  FAULTS.filter((fault) => CHECKS[fault](statement, today));

/** A statement in thousands next to one in units, with room for the years between them. */
const isThousandfold = (a: number, b: number): boolean => {
  const factor = Math.max(a, b) / Math.min(a, b);
  return factor >= 300 && factor <= 3000;
};

const SIZES = [
  'totalAssets',
  'turnover',
  'equity',
  'netResult',
] as const satisfies readonly (keyof AccountsStatement)[];

/** Equity and results may change a thousandfold on their own; assets and turnover do not, and not both at once. */
const FIRM: ReadonlySet<(typeof SIZES)[number]> = new Set(['totalAssets', 'turnover']);

/**
 * True when one of the two is about a thousand times the other in all that can be compared, two figures at least; false
 * when assets or turnover say otherwise; undefined when the two have too little in common.
 */
export const differInUnits = (a: AccountsStatement, b: AccountsStatement): boolean | undefined => {
  if (a.currency !== b.currency) return undefined;
  const compared = SIZES.flatMap((name) => {
    const [one, other] = [Math.abs(a[name] ?? 0), Math.abs(b[name] ?? 0)];
    return one === 0 || other === 0 ? [] : [{ isFirm: FIRM.has(name), differs: isThousandfold(one, other) }];
  });
  const firm = compared.filter(({ isFirm }) => isFirm);
  if (firm.length === 0) return undefined;
  return firm.every(({ differs }) => differs) && compared.filter(({ differs }) => differs).length >= 2;
};
