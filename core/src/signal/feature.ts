import type { ReasonValue } from '../decision/decision.ts';
import type { IsoDate, SourceGroup } from './signal.ts';

/** Every number that a scorecard may read, with the group whose sources give it. */
export const FEATURES = {
  ceased: 'registry',
  age_years: 'registry',
  staff: 'registry',
  sector_division: 'registry',
  months_since_change: 'registry',
  open_proceedings: 'notices',
  years_since_proceedings: 'notices',
  filing_delay_months: 'notices',
  months_since_sale: 'notices',
  return_on_assets: 'accounts',
  operating_return: 'accounts',
  pretax_return: 'accounts',
  net_margin: 'accounts',
  operating_margin: 'accounts',
  cash_flow_margin: 'accounts',
  operating_cash_to_debt: 'accounts',
  equity_ratio: 'accounts',
  retained_earnings_ratio: 'accounts',
  liabilities_ratio: 'accounts',
  short_debt_ratio: 'accounts',
  long_debt_to_equity: 'accounts',
  net_debt_to_turnover: 'accounts',
  current_ratio: 'accounts',
  cash_ratio: 'accounts',
  cash_share: 'accounts',
  interest_cover: 'accounts',
  unserviced_debt_ratio: 'accounts',
  asset_turnover: 'accounts',
  fixed_asset_turnover: 'accounts',
  turnover_growth: 'accounts',
  stock_days: 'accounts',
  receivable_days: 'accounts',
  receivable_share: 'accounts',
  payable_days: 'accounts',
  depreciation_share: 'accounts',
  balance_sheet_size: 'accounts',
  balance_change: 'cash',
  cash_buffer_days: 'cash',
  overdraft_share: 'cash',
  rejected_debits: 'cash',
  payment_delay_days: 'payments',
  late_share: 'payments',
  unpaid_amount: 'payments',
  failed_links_share: 'links',
} as const satisfies Record<string, SourceGroup>;

export type FeatureName = keyof typeof FEATURES;

/** A number made from signals. `value` undefined means: the group answered, but this figure is not in it. */
export type Feature = {
  readonly value: number | undefined;
  /** False where the figure says nothing of a company of this trade, so that not having it is no gap in what is known. */
  readonly applies?: false;
  /** The figure as a reason shows it, which may differ from the number that the table reads. */
  readonly shown?: ReasonValue;
  readonly source?: string;
  readonly asOf?: IsoDate;
};

export type Features = Partial<Record<FeatureName, Feature>>;
