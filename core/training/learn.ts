import { choosePairs } from './choose-pairs.ts';
import { chooseDerived } from './choose-derived.ts';
import { withDerived, type DerivedColumn } from './derived-column.ts';
import { learnEnsemble, predictLogOdds, type Ensemble } from './ensemble.ts';
import { sigmoid } from './logistic.ts';
import { pickOutcomes, pickRows } from './pick-rows.ts';
import type { Plan } from './plan.ts';

/** What a model is learned from: columns of all rows, of which only `rows` are looked at. */
export type Lesson = {
  readonly columns: readonly Float64Array[];
  /** False for columns of codes. */
  readonly isAmount: readonly boolean[];
  /** True for columns that are learned beside the others and then left out of every prediction (additive models only). */
  readonly isControl: readonly boolean[];
  /** Monotone signs of the columns towards the outcome; 0 is free. */
  readonly signs: Int8Array;
  readonly target: Uint8Array;
  readonly rows: Int32Array;
  readonly seed: number;
};

export type Learned = { readonly derived: readonly DerivedColumn[]; readonly ensemble: Ensemble };

/** Chooses derived columns and pairs, learns the members and calibrates: all of it on the lesson's rows alone. */
export const learn = (lesson: Lesson, plan: Plan): Learned => {
  const { columns, isAmount, isControl, target, rows, seed } = lesson;
  const derived =
    plan.derive === 'none' ? [] : chooseDerived({ columns, isAmount, target, rows, most: plan.mostDerived, seed });
  const all = withDerived(columns, derived);
  const signs = Int8Array.from(all, (_, at) => lesson.signs[at] ?? 0);
  const allowedPairs =
    plan.boost.depth === 1 || plan.mostPairs === undefined
      ? undefined
      : choosePairs({
          columns: all.map((column) => pickRows(column, rows)),
          target: pickOutcomes(target, rows),
          boost: plan.boost,
          bins: plan.bins,
          cap: plan.cap,
          signs,
          most: plan.mostPairs,
          seed,
        });
  const ensemble = learnEnsemble(
    { columns: all, target, rows },
    { ...plan, boost: { ...plan.boost, allowedPairs }, signs, isControl },
    seed,
  );
  return { derived, ensemble };
};

/** Probability of the outcome for the given rows. */
export const predict = (
  { derived, ensemble }: Learned,
  columns: readonly Float64Array[],
  rows: Int32Array,
): Float64Array => predictLogOdds(ensemble, withDerived(columns, derived), rows).map(sigmoid);
