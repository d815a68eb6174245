import { logit } from '../combine/group-evidence.ts';
import { readTables } from '../csv/read-tables.ts';
import type { Table } from '../csv/table.ts';
import { measured, tasksOf } from '../evaluate.ts';
import type { Task, TaskAnswer } from '../learn-worker.ts';
import { lessonOf } from '../lesson-of.ts';
import { sigmoid } from '../logistic.ts';
import type { PatternFigures, PatternOptions } from '../options.ts';
import { pickOutcomes } from '../pick-rows.ts';
import { runTasks } from '../run-tasks.ts';
import { logisticWeights } from './weights.ts';

const columnsOf = (table: Table, names: readonly string[]): Table => ({
  ...table,
  names,
  columns: names.map((name) => table.columns[table.names.indexOf(name)]!),
});

/** The answers of each group's own model to all tasks, group by group. */
const groupAnswers = async (
  table: Table,
  tasks: readonly Task[],
  { groups, workers, onProgress }: PatternOptions,
): Promise<readonly (readonly TaskAnswer[])[]> => {
  const answers: (readonly TaskAnswer[])[] = [];
  for (const [at, { columns }] of groups.entries()) {
    const named = lessonOf(columnsOf(table, columns), { kind: 'additive', derive: 'none', preset: undefined });
    // Every model draws its own rows, as models of different files do.
    const own = tasks.map((task) => ({ ...task, seed: task.seed * groups.length + at }));
    const onDone = (done: number): void =>
      onProgress({ step: 'learning', done: at * tasks.length + done, total: groups.length * tasks.length });
    answers.push(await runTasks({ ...named.lesson, plan: named.plan }, own, { workers, onDone }));
  }
  return answers;
};

/** Predictions that are all but certain must still have log-odds that can be weighted. */
const NEARLY_CERTAIN = 1e-12;

const logOddsOf = (probabilities: Float64Array): Float64Array =>
  probabilities.map((p) => logit(Math.min(1 - NEARLY_CERTAIN, Math.max(NEARLY_CERTAIN, p))));

/** One small logistic regression over the sub-scores that are present, fitted on the rows that these learned from. */
const combined = (
  present: readonly Pick<TaskAnswer, 'learned' | 'probabilities'>[],
  outcomes: Uint8Array,
): Float64Array => {
  const [intercept, ...weights] = logisticWeights(
    present.map(({ learned }) => logOddsOf(learned)),
    outcomes,
  );
  const unseen = present.map(({ probabilities }) => logOddsOf(probabilities));
  return unseen[0]!.map((_, place) =>
    sigmoid(weights.reduce((sum, weight, at) => sum + weight * unseen[at]![place]!, intercept!)),
  );
};

const patternsOf = (count: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** count - 1 }, (_, bits) =>
    Array.from({ length: count }, (_group, at) => at).filter((at) => ((bits + 1) >> at) & 1),
  );

const meanOf = (parts: readonly Float64Array[]): number => {
  const sum = parts.reduce((all, part) => part.reduce((own, value) => own + value, all), 0);
  return sum / parts.reduce((count, part) => count + part.length, 0);
};

/**
 * How calibrated the product's way of putting sub-scores together stays when groups of columns are absent, on real rows
 * that hold all of them: one additive model for each group and one small logistic regression for each set of groups, as
 * the shipped scorecard is built. Measured in folds or on a second file, as `evaluate` does.
 * @throws TrainingDataError as reading a file does; `too_few_rows` when not even two folds have a row of both outcomes
 */
export const measurePatterns = async (options: PatternOptions): Promise<readonly PatternFigures[]> => {
  const only = options.groups.flatMap(({ columns }) => columns);
  const { table, tasks } = tasksOf(await readTables({ ...options, only }), options);
  const byGroup = await groupAnswers(table, tasks, options);
  const learnedFrom = tasks.map(({ rows }) => pickOutcomes(table.target, rows));
  return patternsOf(byGroup.length).map((present) => {
    const answers = tasks.map((_, task) => ({
      probabilities: combined(
        present.map((group) => byGroup[group]![task]!),
        learnedFrom[task]!,
      ),
    }));
    const { all } = measured(table.target, tasks, answers);
    return {
      ...all,
      groups: present.map((group) => options.groups[group]!.name),
      meanAgainstObserved: meanOf(answers.map(({ probabilities }) => probabilities)) / (all.positives / all.rows),
    };
  });
};
