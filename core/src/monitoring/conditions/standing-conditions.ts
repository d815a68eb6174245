import { dayOf } from '../../calendar.ts';
import type { Reason, ReasonValue } from '../../decision/decision.ts';
import { GRADES, type Grade } from '../../scoring/assessment.ts';
import type { AlertFact, AlertFactCode } from '../alert.ts';
import { moneyValue, numberValue, type AskFor } from '../finding.ts';
import type { Step } from '../observed.ts';
import { groupThatFell, isFallOfTheCompany, newestOf, reasonThatFell } from '../what-fell.ts';

export const rankOf = (grade: Grade): number => GRADES.indexOf(grade);

type Fallen = { readonly code: AlertFactCode; readonly value: ReasonValue; readonly was: ReasonValue };

const told = ({ code, value }: Reason): Pick<Reason, 'code' | 'value'> => ({
  code,
  ...(value === undefined ? {} : { value }),
});

/** The fact behind a fall: the group that lost most, and the reason or else the newest fact of it. */
const fallFact = (step: Step, { code, value, was }: Fallen): AlertFact => {
  const group = groupThatFell(step);
  const reason = group && reasonThatFell(step, group);
  const { source, asOf } = reason ?? newestOf(step.after, group) ?? {};
  return {
    code,
    value,
    was,
    asOf: asOf ?? dayOf(step.after.decision.decidedAt),
    ...(source === undefined ? {} : { source }),
    ...(group === undefined ? {} : { group }),
    ...(reason === undefined ? {} : { reason: told(reason) }),
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
