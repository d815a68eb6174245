import { isotonicCalibration, isotonicProbabilities } from './calibrate.ts';
import { readTables } from './csv/read-tables.ts';
import type { Table } from './csv/table.ts';
import { TrainingDataError } from './csv/training-data-error.ts';
import { derivedName } from './derived-column.ts';
import { figuresOf, figuresOfFolds } from './figures.ts';
import { stratifiedFolds } from './folds.ts';
import type { Task, TaskAnswer } from './learn-worker.ts';
import { lessonOf, readsOf, type NamedLesson } from './lesson-of.ts';
import type { EvaluateOptions, Evaluation } from './options.ts';
import { pickOutcomes } from './pick-rows.ts';
import { runTasks } from './run-tasks.ts';

const rowsWhere = (length: number, test: (row: number) => boolean): Int32Array =>
  Int32Array.from({ length }, (_, row) => row).filter(test);

/** The test rows stand behind the training rows, so that one table serves both. */
const joined = (training: Table, test: Table): Table => ({
  ...training,
  rows: training.rows + test.rows,
  columns: training.columns.map((column, at) => concat(column, test.columns[at]!)),
  target: Uint8Array.from({ length: training.rows + test.rows }, (_, row) =>
    row < training.rows ? training.target[row]! : test.target[row - training.rows]!,
  ),
});

const concat = (a: Float64Array, b: Float64Array): Float64Array => {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

const rarerRows = (target: Uint8Array): number => {
  const positives = target.reduce((sum, outcome) => sum + outcome, 0);
  return Math.min(positives, target.length - positives);
};

/** One task for each fold, of which there are never more than rows of the rarer outcome (see `foldsFor`). */
export const foldTasks = (target: Uint8Array, folds: number, seed: number): readonly Task[] => {
  const count = Math.min(folds, Math.max(2, rarerRows(target)));
  const fold = stratifiedFolds(target, count, seed);
  return Array.from({ length: count }, (_, id) => ({
    id,
    rows: rowsWhere(target.length, (row) => fold[row] !== id),
    unseen: rowsWhere(target.length, (row) => fold[row] === id),
    seed: seed * 100 + id,
  }));
};

/** Figures of each task's unseen rows, and of all of them together (see `figuresOfFolds`). */
export const measured = (
  target: Uint8Array,
  tasks: readonly Task[],
  answers: readonly Pick<TaskAnswer, 'probabilities'>[],
) => {
  const folds = tasks.map(({ unseen }, at) => figuresOf(answers[at]!.probabilities, pickOutcomes(target, unseen)));
  if (folds.length === 1) return { folds, all: folds[0]! };
  const probabilities = new Float64Array(target.length);
  tasks.forEach(({ unseen }, at) => {
    unseen.forEach((row, place) => {
      probabilities[row] = answers[at]!.probabilities[place]!;
    });
  });
  return { folds, all: figuresOfFolds(folds, figuresOf(probabilities, target)) };
};

/**
 * As many folds as asked for, or fewer: each needs a row of both outcomes.
 * @throws TrainingDataError `too_few_rows` when not even two folds have one
 */
export const foldsFor = (
  { target, path }: Pick<Table, 'target' | 'path'>,
  { folds, note }: Pick<EvaluateOptions, 'folds' | 'note'>,
): number => {
  const most = rarerRows(target);
  if (most < 2)
    throw new TrainingDataError({
      code: 'too_few_rows',
      path,
      message: 'only 1 row has the rarer outcome, and two folds need one each; measure on a second file with --test',
    });
  if (folds > most) note(`The file has ${most} rows of the rarer outcome: ${most} folds are used instead of ${folds}.`);
  return Math.min(folds, most);
};

/** Rising steps in the place of Platt's line, fitted on the rows that the task learned from. */
const isotonic = (target: Uint8Array, { rows }: Task, answer: TaskAnswer): TaskAnswer => {
  const steps = isotonicCalibration(answer.learned, pickOutcomes(target, rows));
  return { ...answer, probabilities: isotonicProbabilities(answer.probabilities, { steps, count: rows.length }) };
};

type HowEvaluated = Pick<EvaluateOptions, 'seed' | 'workers' | 'onProgress'> &
  Partial<Pick<EvaluateOptions, 'calibration'>>;

/** The columns and settings as `evaluate` and `fit` learn them. */
export const evaluationOf = async (
  { plan, lesson, names }: NamedLesson,
  tasks: readonly Task[],
  options: HowEvaluated,
): Promise<Evaluation & { readonly answers: readonly TaskAnswer[] }> => {
  const given = { ...lesson, plan };
  const learned = await runTasks(given, tasks, {
    workers: options.workers,
    onDone: (done) => options.onProgress({ step: 'learning', done, total: tasks.length }),
  });
  const answers =
    options.calibration === 'isotonic'
      ? learned.map((answer, at) => isotonic(lesson.target, tasks[at]!, answer))
      : learned;
  const { folds, all } = measured(lesson.target, tasks, answers);
  const derived = answers.flatMap((answer) => answer.derived.map((column) => derivedName(column, names)));
  return {
    ...all,
    folds,
    kind: plan.kind,
    seed: options.seed,
    columns: names,
    derivedColumns: [...new Set(derived)],
    answers,
  };
};

/** All rows in one table, and which of them are learned from and measured on: in folds, or the second file. */
export const tasksOf = (
  { training, test }: { readonly training: Table; readonly test: Table | undefined },
  options: Pick<EvaluateOptions, 'folds' | 'seed' | 'note'>,
): { readonly table: Table; readonly tasks: readonly Task[] } => {
  if (test === undefined)
    return { table: training, tasks: foldTasks(training.target, foldsFor(training, options), options.seed) };
  const table = joined(training, test);
  const task = {
    id: 0,
    rows: rowsWhere(table.rows, (row) => row < training.rows),
    unseen: rowsWhere(table.rows, (row) => row >= training.rows),
    seed: options.seed * 100,
  };
  return { table, tasks: [task] };
};

/** How well a model foresees rows that it did not see: in folds of one file, or on a second file. */
export const evaluate = async (options: EvaluateOptions): Promise<Evaluation> => {
  const { table, tasks } = tasksOf(await readTables({ ...options, like: readsOf(options.preset) }), options);
  const { answers: _, ...evaluation } = await evaluationOf(lessonOf(table, options), tasks, options);
  return evaluation;
};
