import { figuresOf } from './figures.ts';
import type { Figures } from './options.ts';
import type { Plan } from './plan.ts';
import type { LearnedTables } from './scorecard-tables.ts';
import { pairPoints, tablePoints } from './table-log-odds.ts';

/** One tenth of the rows, by predicted probability. */
export type CalibrationTenth = { readonly predicted: number; readonly observed: number; readonly rows: number };

/** How a scorecard came about, and how well it foresaw rows that it had not seen. */
export type TrainingReport = {
  readonly data: { readonly file: string; readonly sha256: string; readonly rows: number; readonly positives: number };
  readonly seed: number;
  readonly plan: Plan;
  /** Of the folds, see `figuresOfFolds`. */
  readonly figures: Figures;
  readonly foldAucs: readonly number[];
  readonly calibration: readonly CalibrationTenth[];
  /**
   * Log-odds of NOT having the outcome (at the file's rate) of unseen rows without and with it, at the shares 0, 1/200,
   * ... 1 of the rows: what the joint population of several groups is drawn from.
   */
  readonly unseen: { readonly sound: readonly number[]; readonly failed: readonly number[] };
  /** Unseen rows that stand for companies as they are, of all folds together, see `PresetPlan.isOrdinary`. */
  readonly ordinary: { readonly rows: number; readonly positives: number; readonly auc: number };
  /** Standard deviation of each table's points over the training rows, largest first; pairs as `a x b`. */
  readonly reach: readonly { readonly feature: string; readonly points: number }[];
};

/** Ten groups of rows of equal size by predicted probability, as a calibration plot shows them. */
export const calibrationTenths = (
  tasks: readonly { readonly unseen: Int32Array }[],
  answers: readonly { readonly probabilities: Float64Array }[],
  target: Uint8Array,
): readonly CalibrationTenth[] => {
  const seen = tasks
    .flatMap(({ unseen }, at) => Array.from(unseen, (row, place) => ({ row, p: answers[at]!.probabilities[place]! })))
    .toSorted((a, b) => a.p - b.p || a.row - b.row);
  const tenths = Math.min(10, seen.length);
  return Array.from({ length: tenths }, (_, tenth) => {
    const rows = seen.slice(
      Math.floor((tenth * seen.length) / tenths),
      Math.floor(((tenth + 1) * seen.length) / tenths),
    );
    const predicted = rows.reduce((sum, { p }) => sum + p, 0) / rows.length;
    const observed = rows.reduce((sum, { row }) => sum + target[row]!, 0) / rows.length;
    return { predicted, observed, rows: rows.length };
  });
};

const QUANTILES = 200;

const quantilesOf = (values: readonly number[]): readonly number[] => {
  const sorted = values.toSorted((a, b) => a - b);
  return Array.from({ length: QUANTILES + 1 }, (_, at) => {
    const value = sorted[Math.round((at / QUANTILES) * (sorted.length - 1))]!;
    return Math.round(value * 1e4) / 1e4;
  });
};

type Unseen = {
  readonly lesson: { readonly target: Uint8Array };
  readonly isOrdinary: (row: number) => boolean;
};

type Tasks = readonly { readonly unseen: Int32Array }[];
type Answers = readonly { readonly probabilities: Float64Array }[];

/** Probabilities of ordinary rows by models that had not seen them, with their outcomes. */
const ordinaryRows = (tasks: Tasks, answers: Answers, { lesson, isOrdinary }: Unseen) =>
  tasks
    .flatMap(({ unseen }, at) =>
      Array.from(unseen, (row, place) => ({
        row,
        p: answers[at]!.probabilities[place]!,
        outcome: lesson.target[row]!,
      })),
    )
    .filter(({ row }) => isOrdinary(row));

export const ordinaryFigures = (tasks: Tasks, answers: Answers, unseen: Unseen): TrainingReport['ordinary'] => {
  const rows = ordinaryRows(tasks, answers, unseen);
  const { auc, positives } = figuresOf(
    Float64Array.from(rows, ({ p }) => p),
    Uint8Array.from(rows, ({ outcome }) => outcome),
  );
  return { rows: rows.length, positives, auc };
};

export const unseenQuantiles = (tasks: Tasks, answers: Answers, unseen: Unseen): TrainingReport['unseen'] => {
  const rows = ordinaryRows(tasks, answers, unseen);
  const logOddsOf = (wanted: number): readonly number[] =>
    rows.flatMap(({ p, outcome }) => (outcome === wanted ? [Math.log((1 - p) / p)] : []));
  return { sound: quantilesOf(logOddsOf(0)), failed: quantilesOf(logOddsOf(1)) };
};

const deviationOf = (values: Float64Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

/** How much each table and pair moves the log-odds over the training rows. */
export const reachOf = (
  { tables, pairs }: LearnedTables,
  columns: readonly Float64Array[],
  names: readonly string[],
): TrainingReport['reach'] => {
  const columnOf = (feature: string): Float64Array => columns[names.indexOf(feature)]!;
  const singles = tables.map((table) => ({
    feature: table.feature,
    points: deviationOf(columnOf(table.feature).map((value) => tablePoints(table, value))),
  }));
  const doubles = pairs.map((pair) => {
    const [first, second] = [columnOf(pair.features[0]), columnOf(pair.features[1])];
    const points = deviationOf(first.map((value, row) => pairPoints(pair, value, second[row]!)));
    return { feature: pair.features.join(' x '), points };
  });
  return [...singles, ...doubles].toSorted((a, b) => b.points - a.points);
};
