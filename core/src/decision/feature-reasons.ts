import type { Features, FeatureName } from '../signal/feature.ts';
import type { Contribution } from '../scoring/assessment.ts';
import type { SourceGroup } from '../signal/signal.ts';
import { severityOf } from '../signal/proceedings.ts';
import type { ReasonCode } from './reason-code.ts';

type Codes = { readonly up: ReasonCode; readonly down: ReasonCode };

const CODES: Readonly<Record<FeatureName, Codes>> = {
  ceased: { up: 'AGE_ESTABLISHED', down: 'COMPANY_CEASED' },
  age_years: { up: 'AGE_ESTABLISHED', down: 'AGE_YOUNG' },
  staff: { up: 'SIZE_LARGE', down: 'SIZE_SMALL' },
  sector_division: { up: 'SECTOR_STEADY', down: 'SECTOR_RISKY' },
  months_since_change: { up: 'CHANGE_NONE', down: 'CHANGE_RECENT' },
  open_proceedings: { up: 'PROCEEDINGS_NONE', down: 'LIQUIDATION_OPEN' },
  years_since_proceedings: { up: 'PROCEEDINGS_NONE', down: 'PROCEEDINGS_PAST' },
  filing_delay_months: { up: 'FILING_RECENT', down: 'FILING_LATE' },
  months_since_sale: { up: 'BUSINESS_KEPT', down: 'BUSINESS_SOLD' },
  return_on_assets: { up: 'RETURN_GOOD', down: 'RETURN_LOW' },
  operating_return: { up: 'OPERATING_RETURN_GOOD', down: 'OPERATING_RETURN_LOW' },
  pretax_return: { up: 'PRETAX_RETURN_GOOD', down: 'PRETAX_RETURN_LOW' },
  net_margin: { up: 'PROFIT_GOOD', down: 'PROFIT_LOW' },
  operating_margin: { up: 'OPERATING_MARGIN_GOOD', down: 'OPERATING_MARGIN_LOW' },
  cash_flow_margin: { up: 'CASH_FLOW_GOOD', down: 'CASH_FLOW_LOW' },
  operating_cash_to_debt: { up: 'DEBT_REPAYABLE', down: 'DEBT_HARD_TO_REPAY' },
  equity_ratio: { up: 'EQUITY_STRONG', down: 'EQUITY_WEAK' },
  retained_earnings_ratio: { up: 'RESERVES_STRONG', down: 'RESERVES_WEAK' },
  liabilities_ratio: { up: 'DEBT_LIGHT', down: 'DEBT_HEAVY' },
  short_debt_ratio: { up: 'SHORT_DEBT_LIGHT', down: 'SHORT_DEBT_HEAVY' },
  long_debt_to_equity: { up: 'LONG_DEBT_LIGHT', down: 'LONG_DEBT_HEAVY' },
  net_debt_to_turnover: { up: 'NET_DEBT_LIGHT', down: 'NET_DEBT_HEAVY' },
  current_ratio: { up: 'LIQUIDITY_COMFORTABLE', down: 'LIQUIDITY_TIGHT' },
  cash_ratio: { up: 'CASH_RATIO_COMFORTABLE', down: 'CASH_RATIO_TIGHT' },
  cash_share: { up: 'CASH_SHARE_HIGH', down: 'CASH_SHARE_LOW' },
  interest_cover: { up: 'INTEREST_COVERED', down: 'INTEREST_STRAINED' },
  unserviced_debt_ratio: { up: 'DEBT_SERVICED', down: 'DEBT_UNSERVICED' },
  asset_turnover: { up: 'ASSETS_WELL_USED', down: 'ASSETS_LITTLE_USED' },
  fixed_asset_turnover: { up: 'FIXED_ASSETS_USUAL', down: 'FIXED_ASSETS_UNUSUAL' },
  turnover_growth: { up: 'TURNOVER_STEADY', down: 'TURNOVER_UNUSUAL' },
  stock_days: { up: 'STOCK_FAST', down: 'STOCK_SLOW' },
  receivable_days: { up: 'CUSTOMERS_PAY_SOON', down: 'CUSTOMERS_PAY_LATE' },
  receivable_share: { up: 'RECEIVABLES_USUAL', down: 'RECEIVABLES_UNUSUAL' },
  payable_days: { up: 'PAYABLES_SHORT', down: 'PAYABLES_LONG' },
  depreciation_share: { up: 'DEPRECIATION_USUAL', down: 'DEPRECIATION_UNUSUAL' },
  balance_sheet_size: { up: 'BALANCE_SHEET_STEADY', down: 'BALANCE_SHEET_RISKY' },
  balance_change: { up: 'CASH_RISING', down: 'CASH_FALLING' },
  cash_buffer_days: { up: 'CASH_BUFFER_LONG', down: 'CASH_BUFFER_SHORT' },
  overdraft_share: { up: 'OVERDRAFT_RARE', down: 'OVERDRAFT_OFTEN' },
  rejected_debits: { up: 'DEBITS_HONOURED', down: 'DEBITS_REJECTED' },
  payment_delay_days: { up: 'PAYS_ON_TIME', down: 'PAYS_LATE' },
  late_share: { up: 'LATE_RARELY', down: 'LATE_OFTEN' },
  unpaid_amount: { up: 'UNPAID_NONE', down: 'UNPAID_SOME' },
  failed_links_share: { up: 'LINKS_SOUND', down: 'LINKS_FAILED' },
};

const MISSING_CODES: Readonly<Record<SourceGroup, ReasonCode>> = {
  registry: 'REGISTRY_MISSING',
  notices: 'NOTICES_MISSING',
  accounts: 'ACCOUNTS_MISSING',
  cash: 'CASH_MISSING',
  payments: 'PAYMENTS_MISSING',
  links: 'LINKS_MISSING',
};

/** Proceedings by their severity, 1 to 4: the notice that is open decides the code. */
const PROCEEDINGS_CODES: readonly ReasonCode[] = [
  'PLAN_RUNNING',
  'SAFEGUARD_OPEN',
  'RECEIVERSHIP_OPEN',
  'LIQUIDATION_OPEN',
];

const proceedingsCode = (severity: number): ReasonCode =>
  PROCEEDINGS_CODES[severity - severityOf('conciliation')] ?? 'PROCEEDINGS_PAST';

/** The code that a contribution stands for; undefined for a feature whose figure is merely unknown. */
export const reasonCodeOf = (contribution: Contribution, features: Features): ReasonCode | undefined => {
  const { of, nano, group } = contribution;
  if (of.startsWith('missing:')) return MISSING_CODES[group];
  const name = of as FeatureName;
  const value = features[name]?.value;
  if (value === undefined) return undefined;
  if (name === 'open_proceedings' && value > 0) return proceedingsCode(value);
  // Where interest is paid, nothing is left unserviced to speak of.
  if (name === 'unserviced_debt_ratio' && value === 0 && nano <= 0) return undefined;
  return nano > 0 ? CODES[name].up : CODES[name].down;
};
