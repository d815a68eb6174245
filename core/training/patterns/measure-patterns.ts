import { readTables } from '../csv/read-tables.ts';
import type { Table } from '../csv/table.ts';
import { joined } from '../evaluate.ts';
import { TrainingDataError } from '../csv/training-data-error.ts';
import { learnEnsemble, predictLogOdds } from '../ensemble.ts';
import { figuresOf } from '../figures.ts';
import { stratifiedFolds } from '../folds.ts';
import { sigmoid } from '../logistic.ts';
import { planFor } from '../plan.ts';
import type { EvaluateOptions, Figures } from '../options.ts';
import { logisticWeights } from './weights.ts';

/** Columns by the name of the source that gives them. */
export type ColumnGroups = Readonly<Record<string, readonly string[]>>;

export type PatternOptions = Omit<EvaluateOptions, 'kind' | 'preset' | 'derive' | 'workers'> & {
  readonly groups: ColumnGroups;
};

export type PatternFigures = Figures & {
  readonly groups: readonly string[];
  /** Mean probability of the unseen rows against the share of them that had the outcome. */
  readonly meanAgainstObserved: number;
};

const columnsOf = (table: Table, groups: ColumnGroups): readonly (readonly Float64Array[])[] =>
  Object.entries(groups).map(([group, names]) =>
    names.map((name) => {
      const at = table.names.indexOf(name);
      if (at >= 0) return table.columns[at]!;
      throw new TrainingDataError({
        code: 'column_unknown',
        path: table.path,
        column: name,
        message: `the group ${group} names the column "${name}", which the file does not have`,
      });
    }),
  );

type Fold = { readonly rows: Int32Array; readonly unseen: Int32Array };

const rowsWhere = (length: number, test: (row: number) => boolean): Int32Array =>
  Int32Array.from({ length }, (_, row) => row).filter(test);

/** Log-odds of one group's own model: for rows it learned from as if unseen, and for the unseen rows. */
const groupLogOdds = (
  columns: readonly Float64Array[],
  target: Uint8Array,
  { fold, seed }: { fold: Fold; seed: number },
) => {
  const plan = planFor('additive', 'none', fold.rows.length);
  const signs = new Int8Array(columns.length);
  const isControl = columns.map(() => false);
  const ensemble = learnEnsemble(
    { columns, target, rows: fold.rows },
    { ...plan, boost: plan.boost, signs, isControl },
    seed,
  );
  return { learned: ensemble.unseenLogOdds, unseen: predictLogOdds(ensemble, columns, fold.unseen) };
};

const patternsOf = (count: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** count - 1 }, (_, bits) =>
    Array.from({ length: count }, (_group, at) => at).filter((at) => ((bits + 1) >> at) & 1),
  );

/** One sub-score for each group and one small logistic regression for each pattern, as the shipped scorecard is built. */
const foldProbabilities = (
  table: Table,
  groups: ColumnGroups,
  { fold, seed }: { fold: Fold; seed: number },
): readonly Float64Array[] => {
  const scores = columnsOf(table, groups).map((columns, at) =>
    groupLogOdds(columns, table.target, { fold, seed: seed + at }),
  );
  const target = Uint8Array.from(fold.rows, (row) => table.target[row]!);
  return patternsOf(scores.length).map((present) => {
    const [intercept, ...weights] = logisticWeights(
      present.map((group) => scores[group]!.learned),
      target,
    );
    return Float64Array.from(fold.unseen, (_, place) =>
      sigmoid(present.reduce((sum, group, at) => sum + weights[at]! * scores[group]!.unseen[place]!, intercept!)),
    );
  });
};

const foldsOf = (table: Table, training: Table, { folds, seed }: PatternOptions): readonly Fold[] => {
  if (table !== training)
    return [
      {
        rows: rowsWhere(table.rows, (row) => row < training.rows),
        unseen: rowsWhere(table.rows, (row) => row >= training.rows),
      },
    ];
  const fold = stratifiedFolds(table.target, folds, seed);
  return Array.from({ length: folds }, (_, id) => ({
    rows: rowsWhere(table.rows, (row) => fold[row] !== id),
    unseen: rowsWhere(table.rows, (row) => fold[row] === id),
  }));
};

/**
 * How calibrated the product's way of putting sub-scores together stays when groups of columns are absent, on real rows
 * that hold all of them: for each subset of the groups its AUC, and mean probability against the observed share.
 */
export const measurePatterns = async (options: PatternOptions): Promise<readonly PatternFigures[]> => {
  const { training, test } = await readTables(options);
  const table = test === undefined ? training : joined(training, test);
  const folds = foldsOf(table, training, options);
  const names = Object.keys(options.groups);
  const rows = Int32Array.from(folds.flatMap(({ unseen }) => [...unseen]));
  const target = Uint8Array.from(rows, (row) => table.target[row]!);
  const byFold = folds.map((fold, at) => {
    const probabilities = foldProbabilities(table, options.groups, {
      fold,
      seed: options.seed * 100 + at * names.length,
    });
    options.onProgress({ step: 'learning', done: at + 1, total: folds.length });
    return probabilities;
  });
  return patternsOf(names.length).map((present, pattern) => {
    const probabilities = Float64Array.from(byFold.flatMap((all) => [...all[pattern]!]));
    const figures = figuresOf(probabilities, target);
    const mean = probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length;
    return {
      ...figures,
      groups: present.map((group) => names[group]!),
      meanAgainstObserved: mean / (figures.positives / figures.rows),
    };
  });
};
