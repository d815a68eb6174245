import { binColumns } from './bin-columns.ts';
import { edgesOf } from './bins.ts';
import { boost, memberLogOdds, type BoostOptions, type Boosted } from './boost.ts';
import { IDENTITY, plattCalibration, type Calibration } from './calibrate.ts';
import { stratifiedFolds } from './folds.ts';
import { pickOutcomes, pickRows } from './pick-rows.ts';

export type EnsemblePlan = {
  readonly boost: BoostOptions;
  readonly bins: number;
  /** Values from here on have a bin of their own, see `edgesOf`. */
  readonly cap: number | undefined;
  /** Each repeat cuts the rows in `splits` parts; every member learns without one part and stops early on it. */
  readonly splits: number;
  readonly repeats: number;
  readonly signs: Int8Array;
  readonly isControl: readonly boolean[];
};

export type LearningRows = {
  readonly columns: readonly Float64Array[];
  readonly target: Uint8Array;
  readonly rows: Int32Array;
};

/** Members whose mean log-odds is the prediction, calibrated on rows that no member had seen. */
export type Ensemble = {
  readonly edges: readonly (readonly number[])[];
  readonly members: readonly Boosted[];
  readonly calibration: Calibration;
  /** Calibrated log-odds of the rows that were learned from, each by members that had not seen it. */
  readonly unseenLogOdds: Float64Array;
};

/** An additive model falls apart by columns, so a control's part is simply taken out; calibration mends the level. */
const withoutControls = (member: Boosted, isControl: readonly boolean[]): Boosted => ({
  ...member,
  trees: member.trees.filter(({ root }) => isControl[root.column] !== true),
});

/** Learns on the given rows only; edges, early stopping and calibration see no other row. */
export const learnEnsemble = ({ columns, target, rows }: LearningRows, plan: EnsemblePlan, seed: number): Ensemble => {
  const own = columns.map((column) => pickRows(column, rows));
  const outcomes = pickOutcomes(target, rows);
  const edges = own.map((column) => edgesOf(column, plan.bins, plan.cap));
  const binnedColumns = binColumns(own, edges, plan.signs);
  const unseen = new Float64Array(rows.length);
  const members: Boosted[] = [];
  const places = Int32Array.from(rows, (_, place) => place);
  for (let repeat = 0; repeat < plan.repeats; repeat += 1) {
    const parts = stratifiedFolds(outcomes, plan.splits, seed * 31 + repeat);
    for (let part = 0; part < plan.splits; part += 1) {
      const heldOut = places.filter((place) => parts[place] === part);
      const training = places.filter((place) => parts[place] !== part);
      const options = { ...plan.boost, seed: seed * 1000 + repeat * 100 + part };
      const member = withoutControls(
        boost(binnedColumns, { target: outcomes, training, heldOut }, options),
        plan.isControl,
      );
      for (const place of heldOut) unseen[place]! += memberLogOdds(member, binnedColumns, place) / plan.repeats;
      members.push(member);
    }
  }
  const calibration = outcomes.includes(1) ? plattCalibration(unseen, outcomes) : IDENTITY;
  const unseenLogOdds = unseen.map((logOdds) => calibration.intercept + calibration.slope * logOdds);
  return { edges, members, calibration, unseenLogOdds };
};

/** Calibrated log-odds of the outcome for the given rows. */
export const predictLogOdds = (
  { edges, members, calibration }: Ensemble,
  columns: readonly Float64Array[],
  rows: Int32Array,
): Float64Array => {
  const binnedColumns = binColumns(
    columns.map((column) => pickRows(column, rows)),
    edges,
    new Int8Array(columns.length),
  );
  return Float64Array.from(rows, (_, place) => {
    let sum = 0;
    for (const member of members) sum += memberLogOdds(member, binnedColumns, place);
    return calibration.intercept + (calibration.slope * sum) / members.length;
  });
};
