import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../core/training/evaluate.ts';
import type { PatternFigures, PatternOptions } from '../../../../core/training/options.ts';
import { measurePatterns } from '../../../../core/training/patterns/measure-patterns.ts';
import { madeUpRows, type Rows } from '../made-up-rows.ts';
import { asked, fileFrom } from '../write-rows.ts';

const rows = madeUpRows({
  rows: 900,
  columns: 4,
  missing: 0.05,
  truth: ([a, b, c]) => -1.2 + (a! > 0 ? 1.5 : -1.5) + (b! > 0.3 ? 1 : -0.5) + 2 * (Number.isNaN(c!) ? 0 : c!),
});
const file = fileFrom(rows);
const GROUPS = [
  { name: 'balance', columns: ['a', 'b'] },
  { name: 'result', columns: ['c'] },
  { name: 'noise', columns: ['d'] },
];

const options = (data: string, more: Partial<PatternOptions> = {}) => ({ ...asked(data), groups: GROUPS, ...more });

const part = ({ columns, target }: Rows, from: number, to: number): Rows => ({
  columns: columns.map((column) => column.slice(from, to)),
  target: target.slice(from, to),
});

const named = (found: readonly PatternFigures[], ...groups: readonly string[]): PatternFigures =>
  found.find((each) => each.groups.join() === groups.join())!;

describe('patterns of absent groups', async () => {
  const told = options(file);
  const found = await measurePatterns(told);

  it('are all sets of groups but the empty one, each on all rows', () => {
    expect(found.map(({ groups }) => groups.join(' '))).toEqual([
      'balance',
      'result',
      'balance result',
      'noise',
      'balance noise',
      'result noise',
      'balance result noise',
    ]);
    const positives = rows.target.reduce((sum, one) => sum + one, 0);
    for (const figures of found) expect([figures.rows, figures.positives]).toEqual([900, positives]);
  });

  it('keep the mean probability at what is observed, whatever is absent', () => {
    for (const { meanAgainstObserved } of found) {
      expect(meanAgainstObserved).toBeGreaterThan(0.9);
      expect(meanAgainstObserved).toBeLessThan(1.1);
    }
  });

  it('rank better with more that says something, and nothing ranks by noise', () => {
    expect(named(found, 'balance', 'result').auc).toBeGreaterThan(named(found, 'balance').auc + 0.02);
    expect(named(found, 'balance', 'result').auc).toBeGreaterThan(named(found, 'result').auc + 0.02);
    expect(Math.abs(named(found, 'noise').auc - 0.5)).toBeLessThan(0.08);
  });

  it('are measured in the folds of an evaluation: one group ranks as an additive model of its columns does', async () => {
    const alone = await evaluate(asked(file, { exclude: ['c', 'd'] }));
    expect(Math.abs(named(found, 'balance').auc - alone.auc)).toBeLessThan(0.02);
  });

  it('tell of every model that was learned', () => {
    expect(told.steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(told.notes).toEqual([]);
  });

  it('are the same for the same seed on any number of threads', async () => {
    expect(await measurePatterns(options(file, { workers: 2 }))).toEqual(found);
    expect(await measurePatterns(options(file, { seed: 8 }))).not.toEqual(found);
  });

  it('do not read other columns', async () => {
    const one = GROUPS.slice(0, 2);
    const with4 = await measurePatterns(options(file, { groups: one }));
    const with3 = await measurePatterns(
      options(fileFrom({ columns: rows.columns.slice(0, 3), target: rows.target }), { groups: one }),
    );
    expect(with4).toEqual(with3);
  });
});

describe('patterns on a second file', async () => {
  const training = fileFrom(part(rows, 0, 600));
  const found = await measurePatterns(options(training, { test: fileFrom(part(rows, 600, 900)) }));

  it('are measured on its rows alone', () => {
    for (const figures of found) expect(figures.rows).toBe(300);
    expect(named(found, 'balance', 'result').auc).toBeGreaterThan(0.7);
  });

  it('and are not learned from it: its outcomes turned round, the ranks are as wrong as they were right', async () => {
    const { columns, target } = part(rows, 600, 900);
    const turned = fileFrom({ columns, target: target.map((one) => 1 - one) });
    const wrong = await measurePatterns(options(training, { test: turned }));
    wrong.forEach(({ auc }, at) => expect(auc).toBeCloseTo(1 - found[at]!.auc, 12));
  });

  it('show a rate that rose', async () => {
    const { columns, target } = part(rows, 600, 900);
    const risen = fileFrom({ columns, target: target.map((one, row) => (row % 3 === 0 ? 1 : one)) });
    for (const { meanAgainstObserved } of await measurePatterns(options(training, { test: risen })))
      expect(meanAgainstObserved).toBeLessThan(0.85);
  });
});

describe('files that are hard to cut', () => {
  const target = Uint8Array.from({ length: 60 }, (_, row) => Number(row % 15 === 0));
  const columns = [
    Float64Array.from(target, (one, row) => one * 5 + (row % 7)),
    Float64Array.from(target, (_, row) => row % 4),
  ];
  const groups = [
    { name: 'one', columns: ['a'] },
    { name: 'two', columns: ['b'] },
  ];

  it('take fewer folds where there are fewer rows of the rarer outcome, and say so', async () => {
    const few = options(fileFrom({ columns, target }), { folds: 10, groups });
    const found = await measurePatterns(few);
    expect(few.notes.join()).toContain('4 folds are used instead of 10');
    expect(few.steps.at(-1)).toBe(8);
    for (const { auc, meanAgainstObserved } of found)
      expect([auc, meanAgainstObserved].every(Number.isFinite)).toBe(true);
  });

  it('are refused with one row of an outcome', async () => {
    const one = Uint8Array.from({ length: 60 }, (_, row) => Number(row === 3));
    await expect(measurePatterns(options(fileFrom({ columns, target: one }), { groups }))).rejects.toMatchObject({
      code: 'too_few_rows',
    });
  });

  it('stay finite where a group tells all outcomes apart', async () => {
    const clear = Uint8Array.from({ length: 300 }, (_, row) => Number(row % 3 === 0));
    const path = fileFrom({
      columns: [
        Float64Array.from(clear, (one, row) => one * 100 + (row % 7)),
        Float64Array.from(clear, (_, row) => row % 4),
      ],
      target: clear,
    });
    for (const { auc, meanAgainstObserved } of await measurePatterns(options(path, { groups })))
      expect([auc, meanAgainstObserved].every(Number.isFinite)).toBe(true);
  });
});
