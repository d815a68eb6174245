import type { FeatureName } from '../../src/signal/feature.ts';

/** Figures in words, with what they are divided by. */
export const FEATURE_WORDS: Readonly<Record<FeatureName, string>> = {
  ceased: 'the company has ceased',
  age_years: 'age of the company',
  staff: 'staff',
  sector_division: 'sector (NACE division)',
  months_since_change: 'months since a change of seat, activity or director',
  open_proceedings: 'open proceedings',
  years_since_proceedings: 'years since proceedings',
  filing_delay_months: 'months since the last filed accounts closed',
  months_since_sale: 'months since the business was sold',
  return_on_assets: 'net result / total assets',
  operating_return: 'operating result / total assets',
  pretax_return: 'result before tax / total assets',
  net_margin: 'net result / turnover',
  operating_margin: 'operating result / turnover',
  cash_flow_margin: '(result before tax + depreciation) / turnover',
  operating_cash_to_debt: '(operating result + depreciation) / liabilities',
  equity_ratio: 'equity / total assets',
  retained_earnings_ratio: 'retained earnings / total assets',
  liabilities_ratio: 'liabilities / total assets',
  short_debt_ratio: 'current liabilities / total assets',
  long_debt_to_equity: 'long-term debt / equity',
  net_debt_to_turnover: '(liabilities - cash) / turnover',
  current_ratio: 'current assets / current liabilities',
  cash_ratio: 'cash / current liabilities',
  cash_share: 'cash / total assets',
  interest_cover: 'operating result / interest',
  unserviced_debt_ratio: 'loans / total assets where no interest is stated',
  asset_turnover: 'turnover / total assets',
  fixed_asset_turnover: 'turnover / fixed assets',
  turnover_growth: 'turnover / turnover of the year before',
  stock_days: 'stock in days of turnover',
  receivable_days: 'receivables in days of turnover',
  receivable_share: 'receivables / total assets',
  payable_days: 'current liabilities in days of turnover',
  depreciation_share: 'depreciation / turnover',
  balance_sheet_size: 'total assets (euros, logarithm)',
  balance_change: 'change of the balance',
  cash_buffer_days: 'days that the balance lasts',
  overdraft_share: 'share of days overdrawn',
  rejected_debits: 'rejected direct debits',
  payment_delay_days: 'average delay of payment, days',
  late_share: 'share of invoices paid late',
  unpaid_amount: 'amount left unpaid',
  failed_links_share: 'share of failed companies among those with the same directors or shareholders',
};

/** Why a learned table may bend both ways. */
const FREE_SHAPES: Readonly<Partial<Record<FeatureName, string>>> = {
  turnover_growth: 'shrinking and exploding turnover are both bad',
  receivable_share: 'a matter of trade, none at a shop counter; both ends can be bad',
  receivable_days: 'a matter of trade; both ends can be bad',
  depreciation_share: 'a matter of trade, a carrier has more than an agency',
  fixed_asset_turnover: 'a matter of trade',
  sector_division: 'divisions have no order',
};

const isFeature = (name: string): name is FeatureName => name in FEATURE_WORDS;

/** Of a figure, or of a pair `a x b`. A column of the training that is no feature keeps its name. */
export const featureWords = (name: string, joined = ' x '): string =>
  name
    .split(' x ')
    .map((part) => (isFeature(part) ? FEATURE_WORDS[part] : part.replaceAll('_', ' ')))
    .join(joined);

/** A free shape without a reason would be a choice that nobody defends, so there is no card then. */
export const reasonForFreeShape = (name: string): string => {
  const reason = isFeature(name) ? FREE_SHAPES[name] : undefined;
  if (reason === undefined) throw new Error(`feature-words.ts does not say why the shape of ${name} is free`);
  return reason;
};
