import { CURRENCIES, toMinor, type AccountsStatement, type Answer, type Currency } from '@creditline/core';
import { z } from 'zod';

const LARGEST = 1e13;

const figure = z.number({ error: 'must be a number in units of the currency' }).min(-LARGEST).max(LARGEST).optional();

export const dateSchema = z.iso.date({ error: 'must be a date such as 2026-06-30' });

/**
 * Annual accounts that the caller states: figures in units of the currency. They count as declared, not confirmed.
 * Figures that contradict each other are recorded and answered, not refused: the decision says that they cannot be right.
 */
export const financialsSchema = z.strictObject({
  closed_on: dateSchema,
  months: z.number().int().min(1).max(24).optional(),
  currency: z.enum(CURRENCIES, { error: `must be one of ${CURRENCIES.join(', ')}` }),
  turnover: figure,
  previous_turnover: figure.describe('Turnover of the twelve months before, in the same currency'),
  operating_result: figure,
  pre_tax_result: figure,
  net_result: figure,
  total_assets: figure,
  current_assets: figure,
  inventory: figure,
  receivables: figure,
  cash: figure,
  equity: figure,
  intangibles: figure,
  total_liabilities: figure.describe('All that is not equity, so that equity and this are total_assets'),
  current_liabilities: figure,
  financial_debt: figure,
  interest_expense: figure.describe('Before any interest earned; 0 says that there is none'),
  depreciation: figure,
  retained_earnings: figure,
});

export type Financials = z.output<typeof financialsSchema>;

const FIGURES = {
  turnover: 'turnover',
  previous_turnover: 'previousTurnover',
  operating_result: 'operatingResult',
  pre_tax_result: 'preTaxResult',
  net_result: 'netResult',
  total_assets: 'totalAssets',
  current_assets: 'currentAssets',
  inventory: 'inventory',
  receivables: 'receivables',
  cash: 'cash',
  equity: 'equity',
  intangibles: 'intangibles',
  total_liabilities: 'totalLiabilities',
  current_liabilities: 'currentLiabilities',
  financial_debt: 'financialDebt',
  interest_expense: 'interestExpense',
  depreciation: 'depreciation',
  retained_earnings: 'retainedEarnings',
} as const satisfies Partial<Record<keyof Financials, keyof AccountsStatement>>;

const figuresOf = (financials: Financials, currency: Currency): Partial<AccountsStatement> =>
  Object.fromEntries(
    Object.entries(FIGURES).flatMap(([field, name]) => {
      const value = financials[field as keyof typeof FIGURES];
      return value === undefined ? [] : [[name, toMinor(value, currency).minor]];
    }),
  );

/** The name under which facts from the request itself stand among the sources. */
export const REQUEST_SOURCE = 'request';

/** Stated accounts as the answer of a source named `request`. */
export const financialsAnswer = (financials: Financials, now: Date): Answer => ({
  source: REQUEST_SOURCE,
  groups: ['accounts'],
  found: true,
  fetchedAt: now.toISOString(),
  signals: [
    {
      kind: 'accounts.statement',
      source: REQUEST_SOURCE,
      asOf: financials.closed_on,
      value: {
        closedOn: financials.closed_on,
        months: financials.months ?? 12,
        currency: financials.currency,
        declared: true,
        ...figuresOf(financials, financials.currency),
      },
    },
  ],
});
