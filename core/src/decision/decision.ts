import type { CompanyIdentity, CompanyMatch, SubjectKind } from '../company/company.ts';
import type { Money } from '../money.ts';
import type { Assessment } from '../scoring/assessment.ts';
import type { IsoDate, IsoInstant } from '../signal/signal.ts';
import type { StatementFault } from '../signal/statement-faults.ts';
import type { Counterfactual } from './counterfactual.ts';
import type { ReasonCode, Topic } from './reason-code.ts';

/** What to do with the company, from the most to the least open-handed. */
export const OUTCOMES = ['accept', 'request_guarantee', 'refer', 'refuse'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The named caps whose minimum is the limit; the answer says which one binds. */
export const LIMIT_BOUNDS = [
  'net_worth_share',
  'need',
  'cash_share',
  'expected_loss_budget',
  'policy_cap',
  'no_accounts_cap',
  'rule',
  'decision',
] as const;
export type LimitBound = (typeof LIMIT_BOUNDS)[number];

/** A figure that a reason shows; the text table formats it for the reader's language. */
export type ReasonValue =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'ratio'; readonly value: number }
  | { readonly type: 'date'; readonly value: IsoDate }
  | { readonly type: 'money'; readonly value: Money }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'fault'; readonly value: StatementFault };

/** One reason, for one topic. `points` are score points against the reference; a rule has 0. */
export type Reason = {
  readonly code: ReasonCode;
  readonly topic: Topic;
  readonly direction: 'up' | 'down';
  readonly points: number;
  readonly value?: ReasonValue;
  readonly source?: string;
  readonly asOf?: IsoDate;
};

/** How each source did when it was asked for this decision. */
export type SourceStatus = 'ok' | 'cached' | 'stale' | 'late' | 'failed' | 'not_configured';
export type SourceReport = {
  readonly name: string;
  readonly status: SourceStatus;
  /** When the facts used were fetched; absent when there are none. */
  readonly asOf?: IsoInstant;
  readonly latencyMs?: number;
};

/**
 * The displayed sum: `base + listed + other + clamped = total`, the score. All are whole score points. `clamped` is what
 * the ends of the scale and the bounds of the probability cut off; it is 0 for almost every company.
 */
export type ScoreSum = {
  readonly base: number;
  readonly listed: number;
  readonly other: number;
  readonly clamped: number;
  readonly total: number;
};

/** The whole decision in our words, without a language: the part that is recorded and replayed. */
export type Decision = {
  readonly id: string;
  readonly company: CompanyIdentity & { readonly name?: string; readonly match: CompanyMatch };
  readonly subjectKind: SubjectKind;
  readonly assessment: Assessment;
  readonly outcome: Outcome;
  readonly limit: Money;
  readonly limitBoundBy: LimitBound;
  readonly caps: readonly { readonly name: LimitBound; readonly limit: Money }[];
  readonly paymentTermsDays: number;
  readonly reasons: readonly Reason[];
  readonly sum: ScoreSum;
  /** What would have been decided had one thing been different; absent where there is none to show. */
  readonly counterfactuals?: readonly Counterfactual[];
  readonly sources: readonly SourceReport[];
  readonly policy: { readonly id: string; readonly version: string };
  readonly decidedAt: IsoInstant;
  readonly expiresAt: IsoInstant;
};
