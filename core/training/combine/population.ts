import type { FeatureName } from '../../src/signal/feature.ts';

/**
 * How often companies at large stand in each bin of the expert tables: active French companies without
 * micro-entrepreneurs, neither ceased nor in liquidation. Needed because no public file holds several groups of facts
 * about the same companies. "Read" means that the figure stood in a published text, the rest are an expert's roundings.
 */
export const BIN_SHARES: Readonly<Partial<Record<FeatureName, readonly number[]>>> = {
  ceased: [1, 0],
  // Read: INSEE, yearly 11 % of the stock is new and 9 % leave; 82 % alive at 3 years, 61 % at 5.
  age_years: [0.105, 0.095, 0.08, 0.13, 0.22, 0.2, 0.17],
  months_since_change: [0.04, 0.04, 0.92],
  // Read: Altares 2024, 66,000 failures a year, 28 % receivership, 2 % safeguard; France Strategie on plans.
  open_proceedings: [0.9885, 0.008, 0.0005, 0.003, 0],
  years_since_proceedings: [0.012, 0.001, 0.001, 0.0025, 0.9835],
  filing_delay_months: [0.78, 0.1, 0.06, 0.06],
  // Read: Altares, 30,920 businesses sold in 2023; under half of the sellers go on.
  months_since_sale: [0.003, 0.005, 0.992],
  balance_change: [0.06, 0.08, 0.16, 0.17, 0.21, 0.14, 0.18],
  // Read: JPMorgan Chase Institute 2020, half of small businesses below 15 days.
  cash_buffer_days: [0.15, 0.2, 0.24, 0.19, 0.12, 0.1],
  overdraft_share: [0.72, 0.1, 0.09, 0.05, 0.04],
  // Read: Banque de France CIPE 2004, 5.6 % of industrial companies a year with an incident.
  rejected_debits: [0.925, 0.045, 0.02, 0.01],
  // Read: Altares, 48.7 % on time (2024), 7.6 % above 30 days (2023).
  payment_delay_days: [0.47, 0.17, 0.15, 0.135, 0.055, 0.02],
  late_share: [0.62, 0.17, 0.11, 0.06, 0.04],
  unpaid_amount: [0.78, 0.1, 0.08, 0.04],
  failed_links_share: [0.87, 0.05, 0.03, 0.03, 0.02],
};

/** Rank correlation of the tables of one group, safe with safe; expert. */
export const WITHIN = { registry: 0.2, notices: 0, accounts: 0, cash: 0.4, payments: 0.6, links: 0 } as const;

/** Rank correlation between groups among the sound and among the failed; expert. */
export const BETWEEN = 0.1;

/**
 * How far each group's ratios are believed. Learned accounts keep what was left of their calibration slope on a file that
 * they had not seen, of other years and another horizon (polish_3year, rows without the faults of the files: .60); a
 * change of country costs at least as much. Expert groups overlap (who pays late also runs low on cash), which their
 * tables do not know of each other; the learned part of the registry kept a slope of .71 on other loans.
 */
export const WEIGHTS = { registry: 0.7, notices: 0.8, accounts: 0.6, cash: 0.8, payments: 0.8, links: 0.8 } as const;
