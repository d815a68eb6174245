import { dayOf } from '../../calendar.ts';
import type { ReasonValue } from '../../decision/decision.ts';
import { GRADES, type Grade } from '../../scoring/assessment.ts';
import type { AlertFact, AlertFactCode } from '../alert.ts';
import { moneyValue, numberValue, type AskFor } from '../finding.ts';
import type { Step } from '../observed.ts';
import { groupThatFell, isFallOfTheCompany, reasonThatFell } from '../what-fell.ts';

export const rankOf = (grade: Grade): number => GRADES.indexOf(grade);

type Fallen = { readonly code: AlertFactCode; readonly value: ReasonValue; readonly was: ReasonValue };

/** The fact behind a fall: the reason that weighed more than before, else only the day of the decision. */
const fallFact = (step: Step, { code, value, was }: Fallen): AlertFact => {
  const reason = reasonThatFell(step);
  const group = groupThatFell(step);
  return {
    code,
    value,
    was,
    asOf: reason?.asOf ?? dayOf(step.after.decision.decidedAt),
    ...(reason?.source === undefined ? {} : { source: reason.source }),
    ...(group === undefined ? {} : { group }),
    ...(reason === undefined
      ? {}
      : { reason: { code: reason.code, ...(reason.value === undefined ? {} : { value: reason.value }) } }),
  };
};

/** Scores are told apart by the hundred, so that a point more or less opens nothing new. */
const scoreBand = (score: number): number => Math.floor(score / 100) * 100;

/** Upper ends, percent of what the limit was; the limit is told apart by the lowest that it is under. */
const LIMIT_BANDS = [10, 25, 50, 75, 100] as const;

/** `limit:25`: at most 25 % of what it was is left, and more than the next lower 10; `limit:0`: nothing is. */
export const limitCrossing = (fromMinor: number, toMinor: number): string => {
  if (toMinor <= 0) return 'limit:0';
  const left = (100 * toMinor) / fromMinor;
  return `limit:${LIMIT_BANDS.find((band) => left <= band) ?? 100}`;
};

/** None of these holds where the company only became harder to see: absence is no deterioration. */
export const STANDING_CONDITIONS: AskFor<'grade_enters' | 'score_drops' | 'limit_falls'> = {
  grade_enters: ({ grade }, step) => {
    const from = step.before.decision.assessment.grade;
    const to = step.after.decision.assessment.grade;
    if (rankOf(to) <= rankOf(from) || rankOf(to) < rankOf(grade) || !isFallOfTheCompany(step)) return undefined;
    const was: ReasonValue = { type: 'text', value: from };
    return { crossing: `grade:${to}`, fact: fallFact(step, { code: 'grade_fell', value: { ...was, value: to }, was }) };
  },
  score_drops: ({ points }, step) => {
    const from = step.before.decision.assessment.score;
    const to = step.after.decision.assessment.score;
    if (from - to < points || !isFallOfTheCompany(step)) return undefined;
    const fact = fallFact(step, { code: 'score_fell', value: numberValue(to), was: numberValue(from) });
    return { crossing: `score:${scoreBand(to)}`, fact };
  },
  limit_falls: ({ share }, step) => {
    const from = step.before.decision.limit;
    const { limit: to, limitBoundBy } = step.after.decision;
    // Less was asked for, or the policy's currency changed: neither says anything of the company.
    if (limitBoundBy === 'need' || from.currency !== to.currency || from.minor <= 0) return undefined;
    if (to.minor > from.minor * (1 - share) || to.minor === from.minor || !isFallOfTheCompany(step)) return undefined;
    const fact = fallFact(step, { code: 'limit_fell', value: moneyValue(to), was: moneyValue(from) });
    return { crossing: limitCrossing(from.minor, to.minor), fact };
  },
};
