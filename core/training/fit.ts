import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readTables } from './csv/read-tables.ts';
import type { Table } from './csv/table.ts';
import { withDerived } from './derived-column.ts';
import { evaluationOf, foldsFor, foldTasks } from './evaluate.ts';
import { learn } from './learn.ts';
import { lessonOf, readsOf, type NamedLesson } from './lesson-of.ts';
import type { Evaluation, FitOptions, Fitted } from './options.ts';
import { learnedNames } from './learned-names.ts';
import { neutralMissing } from './neutral-missing.ts';
import type { ScorecardFile } from './scorecard-file.ts';
import { scorecardTables } from './scorecard-tables.ts';
import {
  calibrationTenths,
  ordinaryFigures,
  reachOf,
  unseenQuantiles,
  type TrainingReport,
} from './training-report.ts';

/** A scorecard is read by people: so many pairs they may still look at. */
const MOST_PAIRS = 40;

const sha256Of = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** Settings of a scorecard: as for an evaluation, with a bounded number of pairs and derived columns. */
const fitted = (named: NamedLesson): NamedLesson => ({
  ...named,
  plan: { ...named.plan, mostPairs: named.plan.kind === 'pairs' ? (named.plan.mostPairs ?? MOST_PAIRS) : undefined },
});

const rateOf = (target: Uint8Array): number => target.reduce((sum, value) => sum + value, 0) / target.length;

type Work = { readonly named: NamedLesson; readonly table: Table; readonly options: FitOptions };

/** Tables of a model learned on all rows; a preset's features are never punished or rewarded for what its file lacks. */
const learnedTables = ({ named, options }: Work, evaluation: Evaluation) => {
  const { lesson, plan, names } = named;
  const rows = Int32Array.from(lesson.target, (_, row) => row);
  const learned = learn({ ...lesson, rows, seed: options.seed }, plan);
  const columns = withDerived(lesson.columns, learned.derived);
  const evidence = { kind: 'learned', data: basename(options.data), rows: rows.length, auc: evaluation.auc } as const;
  const tables = scorecardTables({
    ensemble: learned.ensemble,
    columns,
    names: learnedNames(learned, names),
    signs: Int8Array.from(columns, (_, at) => lesson.signs[at] ?? 0),
    isControl: columns.map((_, at) => lesson.isControl[at] === true),
    evidence: { ...evidence, auc: Math.round(evaluation.auc * 1e4) / 1e4 },
  });
  const rate = rateOf(lesson.target.filter((_, row) => named.isOrdinary(row)));
  const worth = tables.intercept - Math.log((1 - rate) / rate);
  return { learned, columns, worth, tables: options.preset === undefined ? tables : neutralMissing(tables, worth) };
};

const reportOf = async (
  { named, options }: Work,
  evaluation: Evaluation,
  parts: Pick<TrainingReport, 'ordinary' | 'calibration' | 'unseen' | 'reach'>,
): Promise<TrainingReport> => {
  const { folds, kind: _kind, seed: _seed, columns: _columns, derivedColumns: _derived, ...figures } = evaluation;
  return {
    data: {
      file: basename(options.data),
      sha256: await sha256Of(options.data),
      rows: evaluation.rows,
      positives: evaluation.positives,
    },
    seed: options.seed,
    plan: named.plan,
    figures,
    foldAucs: folds.map(({ auc }) => auc),
    ...parts,
  };
};

/** Learns on all rows and measures the same settings in folds; the answer holds both, as the data of one file. */
export const fit = async (options: FitOptions): Promise<Fitted> => {
  const { training: table } = await readTables({ ...options, like: readsOf(options.preset) });
  const named = fitted(lessonOf(table, options));
  const work = { named, table, options };
  const tasks = foldTasks(named.lesson.target, foldsFor(table, options), options.seed);
  const { answers, ...evaluation } = await evaluationOf(named, tasks, options);
  const { learned, columns, worth, tables } = learnedTables(work, evaluation);
  const names = learnedNames(learned, named.names);
  const file: ScorecardFile = {
    format: 'creditline-scorecard/1',
    id: options.id,
    version: options.version,
    kind: named.plan.kind,
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    target: { column: options.target, ...(options.positive === undefined ? {} : { positive: options.positive }) },
    columns: table.names,
    categories: table.categories,
    derived: learned.derived,
    ...tables,
    outcomeRate: rateOf(named.lesson.target),
    worth,
    // A member learns without one part of `splits`: d / n = 1 / splits, so sqrt((n - d) / d) = sqrt(splits - 1).
    bagScale: Math.sqrt(named.plan.splits - 1),
    report: await reportOf(work, evaluation, {
      ordinary: ordinaryFigures(tasks, answers, named),
      calibration: calibrationTenths(tasks, answers, named.lesson.target),
      unseen: unseenQuantiles(tasks, answers, named),
      reach: reachOf(tables, columns, names),
    }),
  };
  return { evaluation, file };
};
