import { daysBetween } from '../calendar.ts';
import type { AccountsStatement, IsoDate } from './signal.ts';

/** What no sound statement can say, the gravest first. Codes are stable: they are recorded with decisions. */
export const STATEMENT_FAULTS = [
  'period_impossible',
  'closed_in_future',
  'assets_not_positive',
  'figure_negative',
  'unbalanced',
  'current_assets_above_assets',
  'parts_above_current_assets',
  'short_debts_above_debts',
  'result_out_of_scale',
  'units_differ',
] as const;
export type StatementFault = (typeof STATEMENT_FAULTS)[number];

/** What rounding, a credit note or an account in overdraft may account for, as a share of the balance sheet. */
const TOLERANCE = 0.01;

/** A loss may be many times what is left of a company, but not of what it owns, owes or lost before. */
const OUT_OF_SCALE = 100;

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

const known = (...figures: readonly (number | undefined)[]): readonly number[] =>
  figures.filter((figure) => figure !== undefined);

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
const exceeds = (parts: readonly number[], whole: number | undefined, { totalAssets }: AccountsStatement): boolean => {
  if (whole === undefined) return false;
  const total = parts.reduce((sum, part) => sum + part, 0);
  return total - whole > TOLERANCE * Math.max(whole, totalAssets ?? 0);
};

const isOutOfScale = (statement: AccountsStatement): boolean => {
  const { totalAssets, equity, totalLiabilities } = statement;
  if (totalAssets === undefined) return false;
  const scale = Math.max(...known(totalAssets, equity, totalLiabilities).map(Math.abs));
  return RESULTS.some((name) => Math.abs(statement[name] ?? 0) > OUT_OF_SCALE * scale);
};

type Check = (statement: AccountsStatement, today: IsoDate) => boolean;

const CHECKS: Readonly<Record<Exclude<StatementFault, 'units_differ'>, Check>> = {
  period_impossible: isPeriodImpossible,
  closed_in_future: ({ closedOn }, today) => daysBetween(closedOn, today) < 0,
  assets_not_positive: ({ totalAssets }) => totalAssets !== undefined && totalAssets <= 0,
  figure_negative: hasNegative,
  unbalanced: isUnbalanced,
  current_assets_above_assets: (statement) => exceeds(known(statement.currentAssets), statement.totalAssets, statement),
  parts_above_current_assets: (statement) =>
    exceeds(known(statement.inventory, statement.receivables, statement.cash), statement.currentAssets, statement),
  short_debts_above_debts: (statement) =>
    exceeds(known(statement.currentLiabilities), statement.totalLiabilities, statement),
  result_out_of_scale: isOutOfScale,
};

/** The faults that a statement shows on its own, the gravest first; none for figures that it does not give. */
export const statementFaults = (statement: AccountsStatement, today: IsoDate): readonly StatementFault[] =>
  (Object.keys(CHECKS) as (keyof typeof CHECKS)[]).filter((fault) => CHECKS[fault](statement, today));

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
