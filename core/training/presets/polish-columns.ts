import { RATIO_CAP } from '../../src/signal/ratio.ts';
import { COVER_LIMITS, type AccountsFeature } from '../../src/signal/statement-ratios.ts';

/** A row of the Polish files (UCI 365) by column name; NaN where the cell is empty. */
export type PolishRow = (attribute: number) => number;

const orElse = (value: number, other: number): number => (Number.isNaN(value) ? other : value);

/** The cap for an empty cell, as long as the figure that it divides is known: a row without any figure stays unknown. */
const orCap = (value: number, known: number): number => orElse(value, Number.isNaN(known) ? Number.NaN : RATIO_CAP);

const capped = (value: number): number => Math.max(-RATIO_CAP, Math.min(RATIO_CAP, value));

/** Zloty for one euro, mean of 2007-2013; only the size of the balance sheet depends on it. */
const ZLOTY_PER_EURO = 4.1;

/** Attr27 is empty where there are no financial expenses; our cover says then whether the business earns anything. */
const coverOf = (attr: PolishRow): number => {
  if (Number.isNaN(attr(22))) return Number.NaN;
  const cover = orElse(attr(27), attr(22) >= 0 ? COVER_LIMITS.highest : 0);
  return Math.max(COVER_LIMITS.lowest, Math.min(COVER_LIMITS.highest, cover));
};

/** Where there is next to nothing to depreciate, the lack of depreciation says nothing. */
const LEAST_FIXED_SHARE = 0.05;

/** Attr3 + Attr51 are the current assets' share. */
const fixedShare = (attr: PolishRow): number => 1 - attr(3) - attr(51);

const longDebt = (attr: PolishRow): number => {
  const debt = Math.max(0, attr(2) - attr(51));
  return attr(10) <= 0 && !Number.isNaN(debt) ? RATIO_CAP : debt / attr(10);
};

/**
 * Our figures of a statement as columns of the Polish files, by the files' own definitions. An empty cell is a divisor
 * of zero there: no current liabilities, no fixed assets, no turnover the year before; our figures then stand at the cap.
 * Attr13 is (pre-tax result + depreciation) / turnover and Attr19 pre-tax result / turnover, so depreciation is their
 * difference; Attr46 and Attr40 are the quick ratio and the cash ratio, so receivables are their difference.
 */
export const POLISH_COLUMNS: Readonly<Record<AccountsFeature, (attr: PolishRow) => number>> = {
  return_on_assets: (attr) => attr(1),
  operating_return: (attr) => attr(22),
  pretax_return: (attr) => attr(18),
  net_margin: (attr) => attr(23),
  operating_margin: (attr) => attr(42),
  cash_flow_margin: (attr) => attr(13),
  operating_cash_to_debt: (attr) => Math.max(0, attr(22) + (attr(13) - attr(19)) * attr(36)) / attr(2),
  equity_ratio: (attr) => attr(10),
  retained_earnings_ratio: (attr) => attr(6),
  liabilities_ratio: (attr) => attr(2),
  short_debt_ratio: (attr) => attr(51),
  long_debt_to_equity: longDebt,
  net_debt_to_turnover: (attr) => attr(30),
  current_ratio: (attr) => orCap(attr(4), attr(51)),
  cash_ratio: (attr) => orCap(attr(40), attr(51)),
  cash_share: (attr) => attr(40) * attr(51),
  interest_cover: coverOf,
  // The files do not tell loans from other liabilities.
  unserviced_debt_ratio: (attr) => (Number.isNaN(attr(27)) ? attr(2) : 0),
  asset_turnover: (attr) => attr(36),
  fixed_asset_turnover: (attr) => orCap(attr(64), attr(36)),
  turnover_growth: (attr) => orCap(attr(21), attr(36)),
  stock_days: (attr) => attr(20),
  receivable_days: (attr) => attr(44),
  receivable_share: (attr) => (attr(46) - attr(40)) * attr(51),
  payable_days: (attr) => attr(62),
  depreciation_share: (attr) => (fixedShare(attr) < LEAST_FIXED_SHARE ? Number.NaN : Math.max(0, attr(13) - attr(19))),
  balance_sheet_size: (attr) => attr(29) - Math.log10(ZLOTY_PER_EURO),
};

/** The attributes that the mapping reads. */
export const POLISH_ATTRIBUTES = [
  1, 2, 3, 4, 6, 10, 13, 18, 19, 20, 21, 22, 23, 27, 29, 30, 36, 40, 42, 44, 46, 51, 62, 64,
] as const;

export const polishValue = (feature: AccountsFeature, attr: PolishRow): number => capped(POLISH_COLUMNS[feature](attr));
