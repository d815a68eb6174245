import type { SignalOf } from './answer.ts';
import type { Feature, Features } from './feature.ts';
import type { AccountsStatement } from './signal.ts';

/** An interest cover above this says no more, and keeps a company without interest finite. */
const COVER_CAP = 20;

/** A ratio beyond this says no more; a whole of nothing stands for it, with the sign of the part. */
const RATIO_CAP = 1000;

const clamped = (value: number): number => Math.max(-RATIO_CAP, Math.min(RATIO_CAP, value));

/**
 * `atZero` says which sign of the part still means something over a whole of nothing: a loss without turnover is the
 * worst margin and not an unknown one, or the last cent of turnover to go would raise the score.
 */
const divide = (
  part: number | undefined,
  whole: number | undefined,
  atZero: 'losses' | 'gains',
): number | undefined => {
  if (part === undefined || whole === undefined) return undefined;
  if (whole > 0) return clamped(part / whole);
  if (atZero === 'losses') return part < 0 ? -RATIO_CAP : undefined;
  return part > 0 ? RATIO_CAP : undefined;
};

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
    value === undefined
      ? { value: undefined }
      : { value, ...(Math.abs(value) === RATIO_CAP ? {} : { shown: { type, value } }), ...origin };
  return {
    equity_ratio: ratio(divide(statement.equity, statement.totalAssets, 'losses')),
    net_margin: ratio(divide(statement.netResult, statement.turnover, 'losses')),
    current_ratio: ratio(divide(statement.currentAssets, statement.currentLiabilities, 'gains'), 'number'),
    debt_ratio: ratio(divide(statement.financialDebt, statement.totalAssets, 'gains')),
    interest_cover: ratio(interestCover(statement), 'number'),
  };
};

/** Equity less intangibles, minor units: what is left for creditors in hard assets. */
export const tangibleNetWorth = (statement: AccountsStatement): number | undefined =>
  statement.equity === undefined ? undefined : statement.equity - (statement.intangibles ?? 0);
