import type { SignalOf } from './answer.ts';
import type { Feature, Features } from './feature.ts';
import type { AccountsStatement } from './signal.ts';

/** An interest cover above this says no more, and keeps a company without interest finite. */
const COVER_CAP = 20;

const divide = (part: number | undefined, whole: number | undefined): number | undefined =>
  part === undefined || whole === undefined || whole <= 0 ? undefined : part / whole;

const interestCover = (statement: AccountsStatement): number | undefined => {
  const { operatingResult, interestExpense } = statement;
  if (operatingResult === undefined || interestExpense === undefined) return undefined;
  if (interestExpense <= 0) return operatingResult >= 0 ? COVER_CAP : 0;
  return Math.min(COVER_CAP, operatingResult / interestExpense);
};

/** Ratios of one statement; a ratio whose figures are not all there is absent. */
export const statementFeatures = (signal: SignalOf<'accounts.statement'> | undefined): Features => {
  if (signal === undefined) return {};
  const statement = signal.value;
  const origin = { source: signal.source, asOf: statement.closedOn };
  const ratio = (value: number | undefined, type: 'ratio' | 'number' = 'ratio'): Feature =>
    value === undefined ? { value: undefined } : { value, shown: { type, value }, ...origin };
  return {
    equity_ratio: ratio(divide(statement.equity, statement.totalAssets)),
    net_margin: ratio(divide(statement.netResult, statement.turnover)),
    current_ratio: ratio(divide(statement.currentAssets, statement.currentLiabilities), 'number'),
    debt_ratio: ratio(divide(statement.financialDebt, statement.totalAssets)),
    interest_cover: ratio(interestCover(statement), 'number'),
  };
};

/** Equity less intangibles, minor units: what is left for creditors in hard assets. */
export const tangibleNetWorth = (statement: AccountsStatement): number | undefined =>
  statement.equity === undefined ? undefined : statement.equity - (statement.intangibles ?? 0);
