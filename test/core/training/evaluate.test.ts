import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../../core/src/monitoring/measures.ts';
import { evaluate, evaluationOf, foldTasks } from '../../../core/training/evaluate.ts';
import { lessonOf } from '../../../core/training/lesson-of.ts';
import { readTable } from '../../../core/training/csv/read-table.ts';
import type { Figures } from '../../../core/training/options.ts';
import { madeUpRows, type Rows } from './made-up-rows.ts';
import { asked, fileFrom } from './write-rows.ts';

const rows = madeUpRows({
  rows: 600,
  columns: 3,
  missing: 0.05,
  truth: ([a, b]) => (a! > 0 ? 2 : -2) + (b! > 0.5 ? 1 : 0),
});
const file = fileFrom(rows);

const ratio = madeUpRows({
  rows: 900,
  columns: 2,
  truth: ([a, b]) => (Math.abs(Math.log(a! / b!)) < 0.6 ? 3 : -3),
  figure: (random) => Math.exp(4 * random.next()),
});

const part = ({ columns, target }: Rows, from: number, to: number): Rows => ({
  columns: columns.map((column) => column.slice(from, to)),
  target: target.slice(from, to),
});

const NAMES = ['auc', 'prAuc', 'brier', 'ks', 'calibrationSlope', 'calibrationIntercept', 'misclassified'] as const;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('evaluating in folds', () => {
  it('gives all figures of all rows, and those of each fold', async () => {
    const options = asked(file);
    const { folds, ...all } = await evaluate(options);
    expect(all).toMatchObject({ kind: 'additive', seed: 7, columns: ['a', 'b', 'c'], derivedColumns: [] });
    expect([all.rows, all.positives]).toEqual([600, rows.target.reduce((sum, one) => sum + one, 0)]);
    expect(folds.map((fold) => fold.rows)).toEqual([200, 200, 200].map((_, at) => folds[at]!.rows));
    expect(folds.reduce((sum, fold) => sum + fold.rows, 0)).toBe(600);
    for (const figures of [all, ...folds])
      for (const name of NAMES) expect(figures[name], name).toSatisfy(Number.isFinite);
    expect(all.auc).toBeGreaterThan(0.8);
    expect(options.steps).toEqual([1, 2, 3]);
    expect(options.notes).toEqual([]);
  });

  it('measures what the models of the folds say of their unseen rows', async () => {
    const table = await readTable(file, { target: 'y' });
    const named = lessonOf(table, { kind: 'additive', derive: 'none', preset: undefined });
    const tasks = foldTasks(table.target, 3, 7);
    const { answers, folds, ...all } = await evaluationOf(named, tasks, asked(file));
    const pooled = new Float64Array(table.rows);
    const own: readonly Figures[] = tasks.map(({ unseen }, at) => {
      unseen.forEach((row, place) => {
        pooled[row] = answers[at]!.probabilities[place]!;
      });
      return measuresOf(
        answers[at]!.probabilities,
        Uint8Array.from(unseen, (row) => table.target[row]!),
      );
    });
    const whole = measuresOf(pooled, table.target);
    expect(folds).toEqual(own);
    for (const name of ['auc', 'prAuc', 'ks'] as const)
      expect(all[name]).toBeCloseTo(mean(own.map((fold) => fold[name])), 12);
    for (const name of ['brier', 'calibrationSlope', 'calibrationIntercept', 'misclassified'] as const)
      expect(all[name]).toBe(whole[name]);
  });

  it('gives the same answer for the same seed on any number of threads, and another for another', async () => {
    const once = await evaluate(asked(file));
    expect(await evaluate(asked(file, { workers: 2 }))).toEqual(once);
    expect((await evaluate(asked(file, { seed: 8 }))).auc).not.toBe(once.auc);
  });

  it('takes fewer folds where there are fewer rows of the rarer outcome, and says so', async () => {
    const target = Uint8Array.from({ length: 60 }, (_, row) => Number(row % 15 === 0));
    const few = asked(fileFrom({ columns: [Float64Array.from(target, (one, row) => one * 5 + (row % 7))], target }), {
      folds: 10,
    });
    const { folds } = await evaluate(few);
    expect(folds).toHaveLength(4);
    expect(folds.map(({ positives }) => positives)).toEqual([1, 1, 1, 1]);
    expect(few.notes.join()).toContain('4 folds are used instead of 10');
  });

  it('refuses a file with one row of an outcome, since no fold could be learned and measured', async () => {
    const target = Uint8Array.from({ length: 30 }, (_, row) => Number(row === 3));
    const path = fileFrom({ columns: [Float64Array.from(target, (_, row) => row)], target });
    await expect(evaluate(asked(path))).rejects.toMatchObject({ code: 'too_few_rows', path });
  });

  it('holds only amounts against each other, whatever the columns are called', async () => {
    const names = ['amount', 'constructor', 'code'];
    const coded = fileFrom(
      { ...ratio, columns: [...ratio.columns, ratio.columns[0]!.map((one) => Math.round(one) % 3)] },
      names,
    );
    const { derivedColumns } = await evaluate(asked(coded, { categorical: ['code'], derive: 'auto' }));
    expect(derivedColumns).toContain('amount / constructor');
    expect(derivedColumns.filter((name) => name.includes('code'))).toEqual([]);
  });
});

describe('evaluating with isotonic calibration', () => {
  it('puts rising steps in the place of a line: ranks stay but for ties, no probability is 0 or 1', async () => {
    const table = await readTable(file, { target: 'y' });
    const named = lessonOf(table, { kind: 'additive', derive: 'none', preset: undefined });
    const tasks = foldTasks(table.target, 3, 7);
    const platt = await evaluationOf(named, tasks, asked(file));
    const isotonic = await evaluationOf(named, tasks, asked(file, { calibration: 'isotonic' }));
    tasks.forEach(({ rows: learnedFrom }, at) => {
      const [line, steps] = [platt.answers[at]!.probabilities, isotonic.answers[at]!.probabilities];
      const order = Array.from(line, (_, place) => place).toSorted((a, b) => line[a]! - line[b]!);
      const rising = order.map((place) => steps[place]!);
      expect(rising).toEqual(rising.toSorted((a, b) => a - b));
      expect(new Set(steps).size).toBeLessThan(new Set(line).size);
      expect(rising[0]).toBeGreaterThanOrEqual(0.5 / learnedFrom.length);
      expect(rising.at(-1)).toBeLessThanOrEqual(1 - 0.5 / learnedFrom.length);
    });
    expect(Math.abs(isotonic.auc - platt.auc)).toBeLessThan(0.02);
    expect(isotonic.brier).not.toBe(platt.brier);
  });

  it('is learned from the rows of the fold alone, and is the same on any number of threads', async () => {
    const options = asked(file, { calibration: 'isotonic' });
    const once = await evaluate(options);
    expect(await evaluate({ ...options, workers: 2 })).toEqual(once);
    const turned = fileFrom({ ...part(rows, 400, 600), target: part(rows, 400, 600).target.map((one) => 1 - one) });
    const training = fileFrom(part(rows, 0, 400));
    const measured = async (test: string) => evaluate({ ...options, data: training, test });
    expect((await measured(turned)).auc).toBeCloseTo(1 - (await measured(fileFrom(part(rows, 400, 600)))).auc, 12);
  });
});

describe('evaluating on a second file', () => {
  const training = fileFrom(part(rows, 0, 400));
  const test = fileFrom(part(rows, 400, 600));

  it('learns on the first and measures on the second alone', async () => {
    const { folds, ...all } = await evaluate(asked(training, { test }));
    expect(all.rows).toBe(200);
    expect(folds).toHaveLength(1);
    expect(folds[0]!.auc).toBe(all.auc);
    expect(all.auc).toBeGreaterThan(0.8);
  });

  it('does not learn from the second: its outcomes turned round, the predictions are as wrong as they were right', async () => {
    const { columns, target } = part(rows, 400, 600);
    const turned = fileFrom({ columns, target: target.map((one) => 1 - one) });
    const right = await evaluate(asked(training, { test }));
    const wrong = await evaluate(asked(training, { test: turned }));
    expect(wrong.auc).toBeCloseTo(1 - right.auc, 12);
  });
});
