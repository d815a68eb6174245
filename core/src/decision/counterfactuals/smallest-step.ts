import { GRADES } from '../../scoring/assessment.ts';
import type { Standing } from '../counterfactual.ts';
import { OUTCOMES } from '../decision.ts';
import type { Step } from './lever.ts';

/** What a change is worth showing for, the best first; `NOTHING` where anything at all gets worse. */
export const OUTCOME_BETTER = 0;
export const GRADE_BETTER = 1;
export const FIGURES_BETTER = 2;
export const NOTHING = 3;
export type Gain = typeof OUTCOME_BETTER | typeof GRADE_BETTER | typeof FIGURES_BETTER | typeof NOTHING;

/** Fewer points than these are within what a reader would take for the same score. */
const LEAST_POINTS = 10;

/** A limit grows with almost any amount of capital; a tenth more is the least that a reader would call higher. */
const LEAST_GROWTH = 1.1;

/** How much better `after` is than `before`. */
export const gainOf = (before: Standing, after: Standing): Gain => {
  const outcome = OUTCOMES.indexOf(before.outcome) - OUTCOMES.indexOf(after.outcome);
  const grade = GRADES.indexOf(before.grade) - GRADES.indexOf(after.grade);
  const points = after.score - before.score;
  const limit = after.limit.minor - before.limit.minor;
  if (Math.min(outcome, grade, points, limit) < 0) return NOTHING;
  if (outcome > 0) return OUTCOME_BETTER;
  if (grade > 0) return GRADE_BETTER;
  const isHigher = limit > 0 && after.limit.minor >= before.limit.minor * LEAST_GROWTH;
  return points >= LEAST_POINTS || isHigher ? FIGURES_BETTER : NOTHING;
};

/** How many runs finding the smallest of so many steps takes at most. */
export const runsFor = (steps: number): number => (steps === 0 ? 0 : 1 + Math.ceil(Math.log2(steps)));

export type Found = { readonly step: Step; readonly after: Standing };

/**
 * The smallest step that gains what the largest gains, by halving; undefined where even that gains nothing. The step
 * before it was tried and gains less, whether or not more of a change always helps more.
 */
export const smallestStep = (
  steps: readonly Step[],
  before: Standing,
  standingOf: (step: Step) => Standing,
): Found | undefined => {
  const largest = steps.at(-1);
  if (largest === undefined) return undefined;
  let found: Found = { step: largest, after: standingOf(largest) };
  const wanted = gainOf(before, found.after);
  if (wanted === NOTHING) return undefined;
  let low = -1;
  let high = steps.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const step = steps[middle]!;
    const after = standingOf(step);
    if (gainOf(before, after) <= wanted) [high, found] = [middle, { step, after }];
    else low = middle;
  }
  return found;
};
