import type { CountryCode } from '../company/company.ts';
import type { MonitoringPolicy } from '../monitoring/monitoring-policy.ts';
import type { Currency } from '../money.ts';
import type { Grade } from '../scoring/assessment.ts';
import type { FeatureName } from '../signal/feature.ts';
import type { Proceedings, SourceGroup } from '../signal/signal.ts';
import type { StatementFault } from '../signal/statement-faults.ts';
import type { Outcome } from './decision.ts';
import type { ReasonCode } from './reason-code.ts';

/** A question that a rule asks of the facts and the assessment. */
export type Condition =
  | { readonly is: 'company_struck_off' }
  /** Struck off or not. */
  | { readonly is: 'company_ceased' }
  | { readonly is: 'proceedings_open'; readonly proceedings: Proceedings }
  | { readonly is: 'plan_running' }
  /** These are open, or a plan runs, and earlier proceedings were closed less than so many years ago: a relapse. */
  | { readonly is: 'proceedings_again'; readonly now: Proceedings | 'plan'; readonly years: number }
  /** The last fact about proceedings is a closing, and it is less than so many years old. */
  | { readonly is: 'proceedings_closed_within'; readonly years: number }
  | { readonly is: 'closed_unpaid' }
  | { readonly is: 'notice_unread' }
  /** A statement that cannot be right was left out, and the one in use, if any, is no newer. */
  | { readonly is: 'statement_implausible' }
  | { readonly is: 'group_missing'; readonly group: SourceGroup }
  | { readonly is: 'confidence_below'; readonly value: number }
  | { readonly is: 'young_without_figures'; readonly ageYears: number }
  | { readonly is: 'match_below'; readonly value: number }
  /** A figure that is known and above the value; the reason shows it as the scorecard's reasons do. */
  | { readonly is: 'figure_above'; readonly feature: FeatureName; readonly value: number }
  /** The first two digits of the company's NACE code. */
  | { readonly is: 'sector_in'; readonly divisions: readonly number[] }
  | { readonly is: 'natural_person' }
  | { readonly is: 'probability_above'; readonly value: number }
  /** The probability is below the cut-off, but its interval reaches above it. */
  | { readonly is: 'interval_crosses'; readonly value: number };

/**
 * "When this holds, the outcome is at least this tight." Rules can only tighten, so their order does not matter to the
 * outcome; `limitCapMinor` adds the cap named `rule`.
 */
export type PolicyRule = {
  readonly id: string;
  /**
   * A hard rule is about a fact that outranks the estimate; when one holds, model rules are asked about the
   * probability without the points that the model took off for open proceedings.
   */
  readonly stage: 'hard' | 'data' | 'model';
  readonly when: Condition;
  readonly outcome: Outcome;
  readonly reason: ReasonCode;
  /** For sole traders, where a model alone must not refuse (GDPR art. 22, C-634/21): a person decides. */
  readonly naturalPersonOutcome?: Outcome;
  readonly limitCapMinor?: number;
};

export type ByGrade = Readonly<Record<Grade, number>>;

export type LimitPolicy = {
  /** Share of tangible net worth that one supplier may stand for. */
  readonly netWorthShare: ByGrade;
  /** Share of (lowest balance + free cash flow) over the window of the bank data. */
  readonly cashShare: number;
  /** Expected loss that one company may cost, minor units: the cap is budget / (PD x loss given default). */
  readonly expectedLossBudgetMinor: number;
  readonly lossGivenDefault: number;
  readonly capMinor: ByGrade;
  /** Caps that stand in for what cannot be computed, so that a missing source never raises the limit. */
  readonly withoutAccountsMinor: ByGrade;
  readonly withoutCashMinor: ByGrade;
  /** A need up to this multiple of the limit may be met with a guarantee; beyond it a person decides. */
  readonly securedMultiple: number;
  /** Limits are rounded down to whole steps of this many minor units. */
  readonly stepMinor: number;
};

/** What a policy case says goes in and must come out; cases travel with the policy and are run by a test. */
export type PolicyCase = {
  readonly name: string;
  readonly facts: PolicyCaseFacts;
  readonly expect: { readonly outcome: Outcome; readonly reason?: ReasonCode; readonly limitMinor?: number };
};

/** The few facts a case may set; the rest is a sound, fully known company of grade B. */
export type PolicyCaseFacts = {
  readonly probabilityOfDefault?: number;
  readonly probabilityHigh?: number;
  readonly confidence?: number;
  readonly grade?: Grade;
  readonly ceased?: boolean;
  readonly proceedings?: Proceedings;
  /** Years since earlier proceedings were closed. */
  readonly closedYears?: number;
  readonly naturalPerson?: boolean;
  readonly missing?: readonly SourceGroup[];
  readonly statementFault?: StatementFault;
  readonly ageYears?: number;
  readonly figures?: Readonly<Partial<Record<FeatureName, number>>>;
  readonly matchConfidence?: number;
  readonly needMinor?: number;
  readonly netWorthMinor?: number;
  readonly cashMinor?: number;
};

/** A lender's rules as data. A published version is never edited: a change is a new version. */
export type Policy = {
  readonly id: string;
  readonly version: string;
  readonly publishedOn: string;
  readonly currency: Currency;
  /** Value of one unit of another currency in the policy's currency; an amount without a rate is refused, never guessed. */
  readonly rates: Readonly<Partial<Record<Currency, number>>>;
  /**
   * The share of companies that default within 12 months, by country of the company: probabilities are shifted from
   * the scorecard's base rate to it. A country that is not listed, or no list at all, keeps the scorecard's own.
   */
  readonly baseRates?: Readonly<Partial<Record<CountryCode, number>>>;
  readonly rules: readonly PolicyRule[];
  readonly limit: LimitPolicy;
  readonly paymentTermsDays: { readonly usual: number; readonly maximum: ByGrade };
  /** How long a decision may be relied on, days. */
  readonly validDays: ByGrade;
  /** How decided companies are watched; a policy without it watches nothing. */
  readonly monitoring?: MonitoringPolicy;
  readonly cases: readonly PolicyCase[];
};
