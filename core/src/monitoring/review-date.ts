import { addDays } from '../calendar.ts';
import type { Decision } from '../decision/decision.ts';
import type { ByGrade } from '../decision/policy.ts';
import type { IsoInstant } from '../signal/signal.ts';

/**
 * When a company has to be looked at again although nothing was heard of it. Never later than the decision's expiry: a
 * decision that may not be relied on any more is no standing one.
 */
export const reviewDueAt = (decision: Decision, reviewDays: ByGrade): IsoInstant => {
  const due = addDays(decision.decidedAt, reviewDays[decision.assessment.grade]);
  return Date.parse(due) < Date.parse(decision.expiresAt) ? due : decision.expiresAt;
};
