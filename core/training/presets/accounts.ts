import { RATIO_CAP } from '../../src/signal/ratio.ts';
import type { AccountsFeature } from '../../src/signal/statement-ratios.ts';
import { POLISH_ATTRIBUTES, polishValue } from './polish-columns.ts';
import type { PresetFeature, PresetPlan } from './preset-plan.ts';

/**
 * Which way failure goes with a figure, where economics says so. Free: growth (shrinking and exploding turnover are
 * both bad), the share of receivables, of depreciation and of fixed assets (a matter of trade).
 */
const SIGNS: Readonly<Record<AccountsFeature, PresetFeature['sign']>> = {
  return_on_assets: -1,
  operating_return: -1,
  pretax_return: -1,
  net_margin: -1,
  operating_margin: -1,
  cash_flow_margin: -1,
  operating_cash_to_debt: -1,
  equity_ratio: -1,
  retained_earnings_ratio: -1,
  liabilities_ratio: 1,
  short_debt_ratio: 1,
  long_debt_to_equity: 1,
  net_debt_to_turnover: 1,
  current_ratio: -1,
  cash_ratio: -1,
  cash_share: -1,
  interest_cover: -1,
  unserviced_debt_ratio: 1,
  asset_turnover: -1,
  fixed_asset_turnover: 0,
  turnover_growth: 0,
  stock_days: 1,
  receivable_days: 1,
  receivable_share: 0,
  payable_days: 1,
  depreciation_share: 0,
  balance_sheet_size: -1,
};

const FEATURES = Object.keys(SIGNS) as readonly AccountsFeature[];

const valuesOf = (cells: readonly number[]): readonly number[] => {
  const byAttribute = new Map<number, number>(POLISH_ATTRIBUTES.map((attribute, at) => [attribute, cells[at]!]));
  const attr = (attribute: number): number => byAttribute.get(attribute) ?? Number.NaN;
  return FEATURES.map((feature) => polishValue(feature, attr));
};

const place = (feature: AccountsFeature): number => FEATURES.indexOf(feature);

/**
 * Faults of the files, which learning puts into bins of their own: no turnover the year before (74 of 76 such rows of the
 * 12-month file failed), no depreciation at all, and debts without any financial expenses (30 % failed). Statements as
 * companies give them reach none of these bins.
 */
const isOrdinary = (values: readonly number[]): boolean =>
  !(values[place('turnover_growth')]! >= RATIO_CAP) &&
  values[place('depreciation_share')] !== 0 &&
  values[place('unserviced_debt_ratio')] === 0;

/** The accounts sub-score, learned on the Polish files: monotone, with at most twenty pairs of figures. */
export const accountsPreset: PresetPlan = {
  reads: POLISH_ATTRIBUTES.map((attribute) => `Attr${attribute}`),
  features: FEATURES.map((name) => ({ name, sign: SIGNS[name] })),
  valuesOf,
  isOrdinary,
  plan: { mostPairs: 20, bins: 32, cap: RATIO_CAP },
};
