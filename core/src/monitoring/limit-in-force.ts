import { daysBetween } from '../calendar.ts';
import type { Decision } from '../decision/decision.ts';
import type { ReasonCode } from '../decision/reason-code.ts';
import type { Money } from '../money.ts';
import { GRADES, type Grade } from '../scoring/assessment.ts';
import type { IsoInstant } from '../signal/signal.ts';
import type { AutomaticLimit } from './monitoring-policy.ts';

/** What a company may owe at most now, since when, and by which decision. */
export type LimitInForce = {
  readonly limit: Money;
  readonly gradeWhenSet: Grade;
  readonly decisionId: string;
  readonly since: IsoInstant;
};

/** Why the limit in force moved. The first one, and one that a person asked for, are set whatever the policy says of later changes. */
export type LimitChangeReason = 'first' | 'asked' | 'decrease' | 'increase';

/** Why a limit that differs from the proposed one stays as it is. */
export type LimitKeptReason =
  | 'currency_differs'
  /** A person has to decide: the policy lets no decrease, or no increase, happen by itself. */
  | 'left_to_person'
  /** The new decision proposes less only because less was asked for. */
  | 'smaller_need'
  /** A source was late or failed, so that the figures are those of what is not known. */
  | 'source_missing'
  | 'not_accepted'
  | 'grade_worse'
  /** It rose less than the policy's days of rest ago. */
  | 'too_soon'
  /** A share of nothing is nothing: a limit of zero is opened by a person. */
  | 'nothing_to_share';

export type LimitChange = { readonly from: Money; readonly to: Money; readonly because: LimitChangeReason };
export type NextLimit = {
  readonly limit: LimitInForce;
  readonly change?: LimitChange;
  readonly kept?: LimitKeptReason;
};

/** Facts that no absent source makes: what a court or a register published lowers a limit whoever else is silent. */
const PUBLISHED: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'COMPANY_CEASED',
  'COMPANY_STRUCK_OFF',
  'LIQUIDATION_OPEN',
  'RECEIVERSHIP_OPEN',
  'SAFEGUARD_OPEN',
  'CONCILIATION_OPEN',
  'PLAN_RUNNING',
]);

const hasSilentSource = ({ sources }: Decision): boolean =>
  sources.some(({ status }) => status === 'late' || status === 'failed');

const hasMissingGroup = ({ assessment }: Decision): boolean =>
  assessment.contributions.some(({ of }) => of.startsWith('missing:'));

const isPublished = ({ outcome, reasons }: Decision): boolean =>
  outcome === 'refuse' || reasons.some(({ code }) => PUBLISHED.has(code));

const whyNotLower = (decision: Decision, policy: AutomaticLimit): LimitKeptReason | undefined => {
  if (policy.decrease === 'never') return 'left_to_person';
  if (decision.limitBoundBy === 'need') return 'smaller_need';
  return hasSilentSource(decision) && !isPublished(decision) ? 'source_missing' : undefined;
};

const isResting = ({ since }: LimitInForce, decision: Decision, { restDays }: AutomaticLimit): boolean =>
  restDays !== undefined && daysBetween(since, decision.decidedAt) < restDays;

const isWorse = (grade: Grade, than: Grade): boolean => GRADES.indexOf(grade) > GRADES.indexOf(than);

/** Low confidence and a wide interval are no reasons of their own here: either of them makes the outcome tighter. */
const whyNotRaise = (
  current: LimitInForce,
  decision: Decision,
  policy: AutomaticLimit,
): LimitKeptReason | undefined => {
  if (policy.increase === 'never') return 'left_to_person';
  if (hasSilentSource(decision) || hasMissingGroup(decision)) return 'source_missing';
  if (decision.outcome !== 'accept') return 'not_accepted';
  if (isWorse(decision.assessment.grade, current.gradeWhenSet)) return 'grade_worse';
  if (isResting(current, decision, policy)) return 'too_soon';
  return Math.floor(current.limit.minor * policy.maximumShare) <= 0 ? 'nothing_to_share' : undefined;
};

const setBy = (decision: Decision, limit: Money, gradeWhenSet: Grade): LimitInForce => ({
  limit,
  gradeWhenSet,
  decisionId: decision.id,
  since: decision.decidedAt,
});

const lowered = (current: LimitInForce, decision: Decision, policy: AutomaticLimit): NextLimit => {
  const kept = whyNotLower(decision, policy);
  if (kept !== undefined) return { limit: current, kept };
  const change = { from: current.limit, to: decision.limit, because: 'decrease' } as const;
  return { limit: setBy(decision, decision.limit, decision.assessment.grade), change };
};

/** The grade of the band stays the one of a person's decision: a chain of small rises must not widen it. */
const raised = (current: LimitInForce, decision: Decision, policy: AutomaticLimit): NextLimit => {
  const kept = whyNotRaise(current, decision, policy);
  if (kept !== undefined) return { limit: current, kept };
  const most = current.limit.minor + Math.floor(current.limit.minor * policy.maximumShare);
  const to = { ...decision.limit, minor: Math.min(decision.limit.minor, most) };
  return {
    limit: setBy(decision, to, current.gradeWhenSet),
    change: { from: current.limit, to, because: 'increase' },
  };
};

/**
 * The limit in force after a decision that nobody asked for. A refusal proposes 0 and so sets 0 where decreases happen
 * at once. `change` is there when it moved, `kept` when the proposed limit differs and it did not.
 */
export const nextLimit = (current: LimitInForce | undefined, decision: Decision, policy: AutomaticLimit): NextLimit => {
  const proposed = decision.limit;
  if (current === undefined) {
    const change = { from: { ...proposed, minor: 0 }, to: proposed, because: 'first' } as const;
    return { limit: setBy(decision, proposed, decision.assessment.grade), change };
  }
  if (current.limit.currency !== proposed.currency) return { limit: current, kept: 'currency_differs' };
  if (proposed.minor === current.limit.minor) return { limit: current };
  return proposed.minor < current.limit.minor ? lowered(current, decision, policy) : raised(current, decision, policy);
};

/**
 * The limit in force after a decision that a person asked for, by a new or changed record or a refresh: the proposed one,
 * up or down. Where a source was silent the figures are not those of the company, and what holds for a decision that
 * nobody asked for holds here too.
 */
export const askedLimit = (
  current: LimitInForce | undefined,
  decision: Decision,
  policy: AutomaticLimit,
): NextLimit => {
  if (current === undefined || hasSilentSource(decision)) return nextLimit(current, decision, policy);
  const { limit, assessment } = decision;
  if (current.limit.currency === limit.currency && current.limit.minor === limit.minor) return { limit: current };
  const change = { from: current.limit, to: limit, because: 'asked' } as const;
  return { limit: setBy(decision, limit, assessment.grade), change };
};
