import type { Money } from '../money.ts';
import type { Grade } from '../scoring/assessment.ts';
import type { Outcome, ReasonValue } from './decision.ts';
import type { ReasonCode } from './reason-code.ts';

/** What could be different. Codes are stable: they are stored and exported, so one may be added but never renamed. */
export const COUNTERFACTUAL_CODES = [
  'ACCOUNTS_FILED',
  'ACCOUNTS_FILED_ALIKE',
  'ACCOUNTS_AVERAGE',
  'BANK_DATA_AVERAGE',
  'PAYMENTS_AVERAGE',
  'CAPITAL_PAID_IN',
  'DEBT_MADE_LONGER',
  'DEBT_REPAID',
  'RECEIVABLES_COLLECTED',
  'STOCK_REDUCED',
  'RESULT_REACHED',
  'OPERATING_RESULT_REACHED',
  'BALANCE_RAISED',
  'OVERDRAFT_SHORTER',
  'DEBITS_HONOURED',
  'PAYMENT_SOONER',
  'LATE_INVOICES_FEWER',
  'UNPAID_SETTLED',
] as const;
export type CounterfactualCode = (typeof COUNTERFACTUAL_CODES)[number];

/** Where a company stands: what a change is measured by. */
export type Standing = {
  readonly score: number;
  readonly grade: Grade;
  readonly outcome: Outcome;
  readonly limit: Money;
};

/** What a change is measured in. */
export type ChangeFigure = Extract<ReasonValue, { readonly type: 'number' | 'ratio' | 'date' | 'money' }>;

/** The figure that changes: what it would have to be, or how much of it is needed, and what it is where it is known. */
export type Change = { readonly to: ChangeFigure; readonly from?: ChangeFigure };

/**
 * What would have been decided if one fact had been different and all the rest the same. Not a forecast: `after` is
 * what the same rules and the same model gave when they were run again on the changed facts.
 */
export type Counterfactual = {
  readonly code: CounterfactualCode;
  /** The reason that the change answers. */
  readonly reason: ReasonCode;
  readonly change: Change;
  readonly before: Standing;
  readonly after: Standing;
};
