import type { AccountsFeature } from '../../src/signal/statement-ratios.ts';
import { POLISH_ATTRIBUTES, polishValue } from './polish-columns.ts';
import type { PresetFeature, PresetPlan } from './preset-plan.ts';

/**
 * Which way failure goes with a figure, where economics says so. Free: growth (shrinking and exploding turnover are
 * both bad), the share of receivables, of depreciation and of fixed assets (a matter of trade), and size.
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
  balance_sheet_size: 0,
};

const FEATURES = Object.keys(SIGNS) as readonly AccountsFeature[];

const valuesOf = (cells: readonly number[]): readonly number[] => {
  const byAttribute = new Map<number, number>(POLISH_ATTRIBUTES.map((attribute, at) => [attribute, cells[at]!]));
  const attr = (attribute: number): number => byAttribute.get(attribute) ?? Number.NaN;
  return FEATURES.map((feature) => polishValue(feature, attr));
};

/** The accounts sub-score, learned on the Polish files: monotone, with at most twenty pairs of figures. */
export const accountsPreset: PresetPlan = {
  reads: POLISH_ATTRIBUTES.map((attribute) => `Attr${attribute}`),
  features: FEATURES.map((name) => ({ name, sign: SIGNS[name] })),
  valuesOf,
  plan: { mostPairs: 20, bins: 32 },
};
