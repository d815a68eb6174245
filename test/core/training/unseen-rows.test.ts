import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTasks } from '../../../core/training/evaluate.ts';
import { learn, predict } from '../../../core/training/learn.ts';
import { runTask, type Shared, type TaskAnswer } from '../../../core/training/learn-worker.ts';
import { randomFrom } from '../../../core/training/random.ts';
import { runTasks } from '../../../core/training/run-tasks.ts';
import { allRows, lessonFrom, madeUpRows, quickPlan } from './made-up-rows.ts';

const rows = madeUpRows({
  rows: 700,
  columns: 4,
  missing: 0.05,
  truth: ([a, b, c]) => 2 * (a! > b! ? 1 : -1) + (Number.isNaN(c!) ? 1 : c!),
});

/** Everything that looks at rows: derived columns, pairs, early stopping, calibration, controls. */
const PLANS = [
  ['additive', quickPlan('additive', { derive: 'auto', mostDerived: 4 }), [false, false, false, true]],
  ['pairs', quickPlan('pairs', { derive: 'auto', mostDerived: 4, mostPairs: 3 }), [false, false, false, false]],
] as const;

/** The same rows, but for the given ones nothing is as it was: outcome turned, figures new and some missing. */
const spoilt = (unseen: Int32Array, seed: number) => {
  const random = randomFrom(seed, 3);
  const columns = rows.columns.map((column) => column.slice());
  const target = rows.target.slice();
  for (const row of unseen) {
    target[row] = 1 - target[row]!;
    for (const column of columns) column[row] = random.next() < 0.2 ? Number.NaN : 1e6 * (random.next() - 0.5);
  }
  return { columns, target };
};

describe.each(PLANS)('what a model (%s) is learned from', (_kind, plan, isControl) => {
  const unseen = allRows(700).filter((row) => row % 5 === 0);
  const seen = allRows(700).filter((row) => row % 5 !== 0);
  const lesson = lessonFrom(rows, { rows: seen, isControl });
  const learned = learn(lesson, plan);

  it('are its own rows: another outcome and other figures of unseen ones change no byte', () => {
    expect(learned.derived.length).toBeGreaterThan(0);
    const other = learn({ ...lesson, ...spoilt(unseen, 1) }, plan);
    expect(JSON.stringify(other)).toBe(JSON.stringify(learned));
  });

  it('shows when one of its own rows is changed', () => {
    const other = learn({ ...lesson, ...spoilt(seen.slice(0, 40), 1) }, plan);
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(learned));
  });

  it('does not depend on the order of unseen rows, and an unseen row is judged by its own figures alone', () => {
    const probabilities = predict(learned, rows.columns, unseen);
    const { columns } = spoilt(unseen.slice(1), 2);
    expect(predict(learned, columns, unseen)[0]).toBe(probabilities[0]);
    expect([...predict(learned, rows.columns, unseen.toReversed())]).toEqual([...probabilities].toReversed());
  });
});

describe('the folds of an evaluation', () => {
  it('hold every row once as unseen, never in the rows learned from, with the same share of outcomes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 300, max: 1 }),
        fc.integer({ min: 2, max: 10 }),
        fc.integer({ min: 0, max: 1e6 }),
        (target, folds, seed) => {
          target.set([0, 1, 0, 1]);
          const tasks = foldTasks(target, folds, seed);
          expect(tasks.flatMap(({ unseen }) => [...unseen]).toSorted((a, b) => a - b)).toEqual([
            ...allRows(target.length),
          ]);
          for (const { rows: own, unseen } of tasks) {
            expect([...own, ...unseen].toSorted((a, b) => a - b)).toEqual([...allRows(target.length)]);
            expect(own.length + unseen.length).toBe(target.length);
          }
          const positives = target.filter((outcome) => outcome === 1).length;
          expect(tasks).toHaveLength(Math.min(folds, positives, target.length - positives));
          for (const outcome of [0, 1]) {
            const counts = tasks.map(({ unseen }) => unseen.filter((row) => target[row] === outcome).length);
            expect(Math.min(...counts)).toBeGreaterThan(0);
            expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('are others for another seed, and learned with seeds of their own', () => {
    const target = rows.target;
    expect(foldTasks(target, 5, 7)).toEqual(foldTasks(target, 5, 7));
    expect(foldTasks(target, 5, 7)[0]!.unseen).not.toEqual(foldTasks(target, 5, 8)[0]!.unseen);
    expect(new Set(foldTasks(target, 5, 7).map(({ seed }) => seed)).size).toBe(5);
  });

  it.each(PLANS)('are each learned without a look at their own rows (%s)', (_kind, plan, isControl) => {
    const { rows: _rows, seed: _seed, ...lesson } = lessonFrom(rows, { isControl });
    const tasks = foldTasks(rows.target, 3, 7);
    for (const task of tasks) {
      const [kept, ...others] = task.unseen;
      const answer = runTask({ ...lesson, plan }, task);
      const after = runTask({ ...lesson, ...spoilt(Int32Array.from(others), 4), plan }, task);
      expect(after.derived).toEqual(answer.derived);
      expect(after.probabilities[0]).toBe(answer.probabilities[0]);
      expect([...after.probabilities]).not.toEqual([...answer.probabilities]);
      expect(kept).toBe(task.unseen[0]);
    }
  });
});

describe('several threads', () => {
  const { rows: _rows, seed: _seed, ...lesson } = lessonFrom(rows);
  const shared: Shared = { ...lesson, plan: quickPlan('pairs', { derive: 'auto', boost: { mostRounds: 30 } }) };
  const tasks = foldTasks(rows.target, 5, 7);
  const answered = async (workers: number) => {
    const done: number[] = [];
    const answers = await runTasks(shared, tasks, { workers, onDone: (count) => done.push(count) });
    return { answers, done };
  };
  const bytes = (answers: readonly TaskAnswer[]): string =>
    JSON.stringify(answers.map(({ id, derived, probabilities }) => [id, derived, [...probabilities]]));

  it('give the same answers to the last byte, in the order of the tasks, and tell of each', async () => {
    const alone = await answered(1);
    expect(alone.answers.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
    for (const workers of [2, 8]) {
      const { answers, done } = await answered(workers);
      expect(bytes(answers)).toBe(bytes(alone.answers));
      expect(done).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('hand on what goes wrong in one of them', async () => {
    const broken = { ...shared, signs: undefined as unknown as Int8Array };
    await expect(runTasks(broken, tasks, { workers: 2, onDone: () => undefined })).rejects.toThrow(TypeError);
  });
});
