import type { Currency } from '../../money.ts';
import type { AccountsStatement, CashSummary, IsoDate, PaymentSummary } from '../../signal/signal.ts';

/** Between `weak` and `sound` along a straight line; `soundness` is 0 to 1. */
const between = (soundness: number, [weak, sound]: readonly [number, number]): number =>
  weak + soundness * (sound - weak);

export type Scale = { readonly turnover: number; readonly currency: Currency };

/**
 * Shares of total assets and of turnover from a weak to a sound small company. The ends are an expert's; which point in
 * between is average is found with the scorecard itself.
 */
const OF_ASSETS = {
  currentAssets: [0.66, 0.64],
  inventory: [0.2, 0.12],
  receivables: [0.32, 0.26],
  cash: [0.04, 0.2],
  equity: [0.08, 0.5],
  intangibles: [0.04, 0.02],
  currentLiabilities: [0.66, 0.34],
  financialDebt: [0.4, 0.14],
  retainedEarnings: [0.02, 0.32],
} as const satisfies Partial<Record<keyof AccountsStatement, readonly [number, number]>>;

const ASSETS_TO_TURNOVER = [0.72, 0.62] as const;
const OPERATING_MARGIN = [0, 0.07] as const;
const GROWTH = [1, 1.05] as const;
const DEPRECIATION_OF_TURNOVER = 0.03;
const INTEREST_ON_DEBT = 0.035;
/** What is left of a profit after tax. */
const AFTER_TAX = 0.75;

/** A statement whose figures hang together: it balances, and its results follow from each other. */
export const statementAt = (soundness: number, { turnover, currency }: Scale, closedOn: IsoDate): AccountsStatement => {
  const totalAssets = Math.round(turnover * between(soundness, ASSETS_TO_TURNOVER));
  const share = (figure: keyof typeof OF_ASSETS): number =>
    Math.round(totalAssets * between(soundness, OF_ASSETS[figure]));
  const operatingResult = Math.round(turnover * between(soundness, OPERATING_MARGIN));
  const interestExpense = Math.round(share('financialDebt') * INTEREST_ON_DEBT);
  const preTaxResult = operatingResult - interestExpense;
  return {
    closedOn,
    months: 12,
    currency,
    turnover,
    previousTurnover: Math.round(turnover / between(soundness, GROWTH)),
    operatingResult,
    preTaxResult,
    netResult: preTaxResult > 0 ? Math.round(preTaxResult * AFTER_TAX) : preTaxResult,
    totalAssets,
    currentAssets: share('currentAssets'),
    inventory: share('inventory'),
    receivables: share('receivables'),
    cash: share('cash'),
    equity: share('equity'),
    intangibles: share('intangibles'),
    totalLiabilities: totalAssets - share('equity'),
    currentLiabilities: share('currentLiabilities'),
    financialDebt: share('financialDebt'),
    interestExpense,
    depreciation: Math.round(turnover * DEPRECIATION_OF_TURNOVER),
    retainedEarnings: share('retainedEarnings'),
  };
};

const WINDOW_DAYS = 90;

/** Three months of bank data of a company with that turnover. */
export const cashAt = (soundness: number, { turnover, currency }: Scale): CashSummary => {
  const inflow = Math.round((turnover * WINDOW_DAYS) / 365);
  const balanceChange = between(soundness, [-0.3, 0.12]);
  const balance = Math.round((inflow / WINDOW_DAYS) * between(soundness, [5, 50]));
  return {
    days: WINDOW_DAYS,
    currency,
    balance,
    minimumBalance: Math.round(balance * between(soundness, [0, 0.6])),
    inflow,
    // What the balance gained came in and did not go out.
    outflow: Math.round(inflow - (balance - balance / (1 + balanceChange))),
    balanceChange,
    overdraftDays: Math.round(between(soundness, [9, 0])),
    rejectedDebits: 0,
  };
};

/** Half a year of invoices. */
export const paymentsAt = (soundness: number, currency: Currency): PaymentSummary => ({
  months: 6,
  currency,
  invoices: 20,
  averageDelayDays: Math.round(between(soundness, [25, 0])),
  late30Share: Math.round(between(soundness, [0.3, 0]) * 100) / 100,
  unpaid: 0,
});
