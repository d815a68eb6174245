import { describe, expect, it } from 'vitest';
import { binColumns } from '../../../core/training/bin-columns.ts';
import { boost, memberLogOdds, type BoostOptions, type Boosted } from '../../../core/training/boost.ts';

import { edgesOf } from '../../../core/training/bins.ts';
import type { BinnedColumns } from '../../../core/training/tree.ts';
import { allRows, madeUpRows, sigmoid, type Rows } from './made-up-rows.ts';

const OPTIONS: BoostOptions & { readonly seed: number } = {
  depth: 1,
  mostRounds: 200,
  learningRate: 0.1,
  lambda: 1,
  leastHessian: 1,
  rowShare: 1,
  columnShare: 1,
  patience: 20,
  seed: 3,
};

const binnedOf = (columns: readonly Float64Array[], bins = 32): BinnedColumns =>
  binColumns(
    columns,
    columns.map((column) => edgesOf(column, bins)),
    new Int8Array(columns.length),
  );

const boosted = ({ columns, target }: Rows, options: Partial<BoostOptions & { seed: number }> = {}): Boosted =>
  boost(
    binnedOf(columns),
    { target, training: allRows(target.length), heldOut: new Int32Array() },
    { ...OPTIONS, ...options },
  );

/** Mean logistic loss over the rows. */
const lossOf = (model: Boosted, { columns, target }: Rows, rows = allRows(target.length)): number => {
  const binned = binnedOf(columns);
  const losses = Array.from(rows, (row) => {
    const p = sigmoid(memberLogOdds(model, binned, row));
    return -Math.log(target[row] === 1 ? p : 1 - p);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
};

const shareRight = (model: Boosted, { columns, target }: Rows): number => {
  const binned = binnedOf(columns);
  const right = target.filter((outcome, row) => memberLogOdds(model, binned, row) > 0 === (outcome === 1));
  return right.length / target.length;
};

const step = madeUpRows({ rows: 4000, columns: 2, truth: ([a]) => (a! > 0.25 ? 1.5 : -1) });
const either = madeUpRows({ rows: 1200, columns: 2, truth: ([a, b]) => (a! > 0 !== b! > 0 ? 6 : -6) });

describe('boosting', () => {
  it('finds a step of a known height at its place, and nothing in a column without meaning', () => {
    const { columns, target } = step;
    const model = boosted(step, { mostRounds: 60 });
    const at = (a: number, b: number): number => {
      const edges = columns.map((column) => edgesOf(column, 32));
      return memberLogOdds(model, binColumns([Float64Array.of(a), Float64Array.of(b)], edges, new Int8Array(2)), 0);
    };
    expect(target.includes(1)).toBe(true);
    for (const b of [-0.5, 0.5]) {
      for (const a of [0.35, 0.6, 0.9]) expect(Math.abs(at(a, b) - 1.5)).toBeLessThan(0.45);
      for (const a of [0.15, -0.3, -0.9]) expect(Math.abs(at(a, b) + 1)).toBeLessThan(0.45);
    }
  });

  it('starts from the log-odds of the share of outcomes', () => {
    const target = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    const { base, trees } = boosted({ columns: [new Float64Array(10).fill(4)], target });
    expect(base).toBeCloseTo(Math.log(1.5 / 9.5), 12);
    expect(trees).toEqual([]);
  });

  it('takes the first step that second-order boosting takes, worked out by hand', () => {
    const target = Uint8Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    const column = Float64Array.of(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
    const { trees } = boosted({ columns: [column], target }, { mostRounds: 1 });
    // At p = 0.5 each of five rows has g = 0.5 or -0.5 and h = 0.25; lambda is 1, the learning rate 0.1.
    const value = (0.1 * 2.5) / (1.25 + 1);
    expect(trees).toHaveLength(1);
    // Nothing was missing: a missing value would go with most rows, left where both sides are equal.
    expect(trees[0]!.root).toEqual({ column: 0, bin: 1, isMissingLeft: true });
    expect(trees[0]!.left).toEqual({
      split: undefined,
      left: expect.closeTo(-value, 14),
      right: expect.closeTo(-value, 14),
    });
    expect(trees[0]!.right).toEqual({
      split: undefined,
      left: expect.closeTo(value, 14),
      right: expect.closeTo(value, 14),
    });
  });

  it('leaves a side alone that would hold less than the least second derivative', () => {
    const target = Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
    const column = Float64Array.from(target, (one) => -one);
    const { trees } = boosted({ columns: [column], target }, { mostRounds: 1 });
    expect(trees).toEqual([]);
    expect(boosted({ columns: [column], target }, { mostRounds: 1, leastHessian: 0.5 }).trees).toHaveLength(1);
  });

  it('finds an exclusive-or of two columns with two levels and cannot with one', () => {
    expect(shareRight(boosted(either, { depth: 2 }), either)).toBeGreaterThan(0.97);
    expect(shareRight(boosted(either, { depth: 1 }), either)).toBeLessThan(0.75);
  });

  it('does not read two columns together that are no allowed pair', () => {
    const allowedPairs = Uint8Array.of(1, 0, 0, 1);
    const { trees } = boosted(either, { depth: 2, allowedPairs });
    const splits = trees.flatMap(({ root, left, right }) =>
      [left, right].flatMap(({ split }) => (split === undefined ? [] : [[root.column, split.column]])),
    );
    expect(splits).not.toEqual([]);
    for (const [root, below] of splits) expect(below).toBe(root);
  });

  it('sends missing values where they do least harm', () => {
    const rows = madeUpRows({
      rows: 2000,
      columns: 1,
      missing: 0.3,
      truth: ([a]) => (Number.isNaN(a!) || a! > 0 ? 2 : -2),
    });
    expect(boosted(rows, { mostRounds: 1 }).trees[0]!.root.isMissingLeft).toBe(false);
    const turned = { ...rows, columns: [rows.columns[0]!.map((one) => -one)] };
    expect(boosted(turned, { mostRounds: 1 }).trees[0]!.root.isMissingLeft).toBe(true);
  });

  it.each([1, 2] as const)('lowers the loss of its own rows with every tree (depth %i)', (depth) => {
    const model = boosted(step, { depth, mostRounds: 40 });
    const losses = model.trees.map((_, rounds) => lossOf({ ...model, trees: model.trees.slice(0, rounds + 1) }, step));
    expect(losses).toHaveLength(40);
    for (const [at, loss] of losses.entries()) expect(loss).toBeLessThan(at === 0 ? Math.log(2) : losses[at - 1]!);
  });
});

describe('stopping early', () => {
  const { columns, target } = step;
  const training = allRows(4000).filter((row) => row < 1500);
  const heldOut = allRows(4000).filter((row) => row >= 1500);
  const options = { ...OPTIONS, depth: 2, mostRounds: 400 } as const;
  const stopped = boost(binnedOf(columns), { target, training, heldOut }, options);
  const whole = boost(binnedOf(columns), { target, training, heldOut: new Int32Array() }, options);

  it('drops the trees after the round with the lowest loss on the rows held out', () => {
    expect(stopped.trees.length).toBeGreaterThan(5);
    expect(stopped.trees.length).toBeLessThan(380);
    expect(stopped.trees).toEqual(whole.trees.slice(0, stopped.trees.length));
    const seen = whole.trees.slice(0, stopped.trees.length + options.patience);
    const losses = seen.map((_, at) => lossOf({ base: whole.base, trees: seen.slice(0, at + 1) }, step, heldOut));
    expect(losses.indexOf(Math.min(...losses)) + 1).toBe(stopped.trees.length);
  });

  it('learns nothing from the rows held out but when to stop', () => {
    const turned = target.map((outcome, row) => (row < 1500 ? outcome : 1 - outcome));
    const other = boost(binnedOf(columns), { target: turned, training, heldOut }, options);
    expect(other.trees.length).toBeLessThan(stopped.trees.length);
    expect(other.trees).toEqual(stopped.trees.slice(0, other.trees.length));
  });
});

describe('chance', () => {
  const sampled = { rowShare: 0.7, columnShare: 0.5, mostRounds: 30 };

  it('is the same for the same seed to the last byte, and another for another seed', () => {
    const once = JSON.stringify(boosted(step, sampled));
    expect(JSON.stringify(boosted(step, sampled))).toBe(once);
    expect(JSON.stringify(boosted(step, { ...sampled, seed: 4 }))).not.toBe(once);
  });
});
