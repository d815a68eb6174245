import { toValue } from '../money.ts';
import type { AnnualFlows } from './annual-flows.ts';
import type { FeatureName, FEATURES } from './feature.ts';
import { clamped, difference, divide, RATIO_CAP, sum } from './ratio.ts';
import type { AccountsStatement } from './signal.ts';

export type AccountsFeature = {
  [N in FeatureName]: (typeof FEATURES)[N] extends 'accounts' ? N : never;
}[FeatureName];

/**
 * An interest cover outside these says no more, and keeps a company without interest finite. A loss covers nothing: how
 * deep it is stands in the returns, and here more interest would bring it nearer to 0 and so look safer.
 */
export const COVER_LIMITS = { lowest: 0, highest: 20 };

/** One statement, and its flows for twelve months: those are what a stock is compared with. */
type Figures = AccountsStatement & { readonly year: AnnualFlows };

type Ratio = (figures: Figures) => number | undefined;

const interestCover: Ratio = ({ operatingResult, interestExpense }) => {
  const { lowest, highest } = COVER_LIMITS;
  if (operatingResult === undefined || interestExpense === undefined) return undefined;
  if (interestExpense <= 0) return operatingResult >= 0 ? highest : 0;
  return clamped(operatingResult / interestExpense, lowest, highest);
};

/** Smaller loans without interest are usual: an associate's current account. */
const LEAST_LOANS = 0.1;

/** Loans on which no interest at all is stated: arrears, or accounts that are not complete. Suppliers charge none. */
const unservicedDebt: Ratio = ({ financialDebt, totalAssets, interestExpense }) => {
  if (interestExpense === undefined) return undefined;
  const share = interestExpense > 0 ? 0 : divide(financialDebt, totalAssets, 'gains');
  return share !== undefined && share < LEAST_LOANS ? 0 : share;
};

/** Without equity there is nothing that could carry the debt, however small it is. */
const longDebtToEquity: Ratio = ({ totalLiabilities, currentLiabilities, equity }) => {
  const longDebt = difference(totalLiabilities, currentLiabilities);
  if (longDebt === undefined || equity === undefined) return undefined;
  return equity <= 0 ? RATIO_CAP : divide(Math.max(0, longDebt), equity, 'gains');
};

/** Growth beyond this says no more. It stays below `RATIO_CAP`, where the training files have rows of another kind. */
const MOST_GROWTH = 100;

/** 1.05 is five percent more than in the twelve months before; from nothing there is no growth to speak of. */
const turnoverGrowth: Ratio = ({ previousTurnover, year }) => {
  if (previousTurnover === undefined || previousTurnover <= 0) return undefined;
  const growth = divide(year.turnover, previousTurnover, 'gains');
  return growth === undefined ? undefined : Math.min(MOST_GROWTH, growth);
};

/** A result that is not stated is at least as bad as a net loss that is: tax never makes a profit of it. */
const orLoss = (result: number | undefined, netResult: number | undefined): number | undefined =>
  result ?? (netResult !== undefined && netResult < 0 ? netResult : undefined);

/** Decimal logarithm of total assets in thousands of euros; no exchange rate is shipped, so of euros only. */
const balanceSheetSize: Ratio = ({ totalAssets, currency }) => {
  if (totalAssets === undefined || totalAssets <= 0 || currency !== 'EUR') return undefined;
  return Math.log10(toValue({ minor: totalAssets, currency }).value / 1000);
};

const daysOfTurnover = (stock: number | undefined, { turnover }: AnnualFlows): number | undefined =>
  divide(stock === undefined ? undefined : stock * 365, turnover, 'gains');

const notNegative = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.max(0, value);

/** Below this share of fixed assets there is next to nothing to depreciate, and no depreciation says nothing. */
const LEAST_FIXED_SHARE = 0.05;

const depreciationShare: Ratio = ({ depreciation, turnover, totalAssets, currentAssets }) => {
  const fixedShare = divide(difference(totalAssets, currentAssets), totalAssets, 'losses');
  if (fixedShare !== undefined && fixedShare < LEAST_FIXED_SHARE) return undefined;
  // None at all is a line that was left out: what is worn out is written down.
  return depreciation === undefined || depreciation <= 0 ? undefined : divide(depreciation, turnover, 'gains');
};

/** The ratios by feature; undefined where a figure that one needs is not given. */
export const STATEMENT_RATIOS: Readonly<Record<AccountsFeature, Ratio>> = {
  return_on_assets: ({ totalAssets, year }) => divide(year.netResult, totalAssets, 'losses'),
  operating_return: ({ totalAssets, year }) =>
    divide(orLoss(year.operatingResult, year.netResult), totalAssets, 'losses'),
  pretax_return: ({ totalAssets, year }) => divide(orLoss(year.preTaxResult, year.netResult), totalAssets, 'losses'),
  net_margin: ({ netResult, turnover }) => divide(netResult, turnover, 'losses'),
  operating_margin: ({ operatingResult, netResult, turnover }) =>
    divide(orLoss(operatingResult, netResult), turnover, 'losses'),
  cash_flow_margin: ({ preTaxResult, depreciation, turnover }) =>
    divide(sum(preTaxResult, depreciation), turnover, 'losses'),
  // Not below 0, or more debt would bring a loss nearer to nothing.
  operating_cash_to_debt: ({ totalLiabilities, year }) =>
    divide(notNegative(sum(year.operatingResult, year.depreciation)), totalLiabilities, 'gains'),
  equity_ratio: ({ equity, totalAssets }) => divide(equity, totalAssets, 'losses'),
  retained_earnings_ratio: ({ retainedEarnings, totalAssets }) => divide(retainedEarnings, totalAssets, 'losses'),
  liabilities_ratio: ({ totalLiabilities, totalAssets }) => divide(totalLiabilities, totalAssets, 'gains'),
  short_debt_ratio: ({ currentLiabilities, totalAssets }) => divide(currentLiabilities, totalAssets, 'gains'),
  long_debt_to_equity: longDebtToEquity,
  net_debt_to_turnover: ({ totalLiabilities, cash, year }) =>
    divide(difference(totalLiabilities, cash), year.turnover, 'gains'),
  current_ratio: ({ currentAssets, currentLiabilities }) => divide(currentAssets, currentLiabilities, 'gains'),
  cash_ratio: ({ cash, currentLiabilities }) => divide(cash, currentLiabilities, 'gains'),
  cash_share: ({ cash, totalAssets }) => divide(cash, totalAssets, 'losses'),
  interest_cover: interestCover,
  unserviced_debt_ratio: unservicedDebt,
  asset_turnover: ({ totalAssets, year }) => divide(year.turnover, totalAssets, 'gains'),
  // A holding's assets are no plant that should bring turnover.
  fixed_asset_turnover: ({ totalAssets, currentAssets, year }) =>
    year.turnover === 0 ? undefined : divide(year.turnover, difference(totalAssets, currentAssets), 'gains'),
  turnover_growth: turnoverGrowth,
  stock_days: ({ inventory, year }) => daysOfTurnover(inventory, year),
  receivable_days: ({ receivables, year }) => daysOfTurnover(receivables, year),
  receivable_share: ({ receivables, totalAssets }) => divide(receivables, totalAssets, 'gains'),
  payable_days: ({ currentLiabilities, year }) => daysOfTurnover(currentLiabilities, year),
  depreciation_share: depreciationShare,
  balance_sheet_size: balanceSheetSize,
};
