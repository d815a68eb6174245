import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../../core/src/monitoring/measures.ts';
import { chooseDerived, type Choice } from '../../../core/training/choose-derived.ts';
import { derive, derivedName, type DerivedColumn } from '../../../core/training/derived-column.ts';
import { learn, predict } from '../../../core/training/learn.ts';
import { randomFrom } from '../../../core/training/random.ts';
import { allRows, lessonFrom, madeUpRows, quickPlan, type Rows } from './made-up-rows.ts';

/** Amounts of companies of very different size; failure is a matter of one over the other. */
const amounts = madeUpRows({
  rows: 3000,
  columns: 4,
  truth: ([a, b]) => (Math.abs(Math.log(a! / b!)) < 0.6 ? 3 : -3),
  figure: (random) => Math.exp(4 * random.next()),
});

const choiceFrom = ({ columns, target }: Rows, more: Partial<Choice> = {}): Choice => ({
  columns,
  target,
  isAmount: columns.map(() => true),
  rows: allRows(target.length),
  most: 10,
  seed: 7,
  ...more,
});

const pairOf = ({ left, right }: DerivedColumn): string => `${left},${right}`;

describe('columns made of two others', () => {
  it('are found where the outcome depends on their ratio, that one first', () => {
    const chosen = chooseDerived(choiceFrom(amounts));
    expect(chosen[0]).toEqual({ operation: 'ratio', left: 0, right: 1 });
  });

  it('raise the order of unseen rows that single columns reach', () => {
    const unseen = allRows(3000).filter((row) => row >= 1500);
    const aucOf = (made: 'auto' | 'none'): number => {
      const seen = lessonFrom(amounts, { rows: allRows(3000).filter((row) => row < 1500) });
      const plan = quickPlan('additive', { derive: made, mostDerived: 5, boost: { mostRounds: 60 } });
      const outcomes = Uint8Array.from(unseen, (row) => amounts.target[row]!);
      return measuresOf(predict(learn(seen, plan), amounts.columns, unseen), outcomes).auc;
    };
    const [single, derived] = [aucOf('none'), aucOf('auto')];
    expect(derived).toBeGreaterThan(single + 0.03);
    expect(derived).toBeGreaterThan(0.92);
  });

  it('are none where nothing is left to explain, and never more than asked for', () => {
    const alone = madeUpRows({ rows: 3000, columns: 3, truth: ([a]) => 3 * a! });
    expect(chooseDerived(choiceFrom(alone)).length).toBeLessThanOrEqual(1);
    expect(chooseDerived(choiceFrom(amounts, { most: 1 }))).toHaveLength(1);
  });

  it('take no part of a column of codes', () => {
    const chosen = chooseDerived(choiceFrom(amounts, { isAmount: [true, false, true, true] }));
    expect(chosen.flatMap(({ left, right }) => [left, right])).not.toContain(1);
  });

  it('do not say the same twice', () => {
    const { columns, target } = amounts;
    const doubled = { columns: [...columns, columns[0]!.map((one) => 2 * one)], target };
    const chosen = chooseDerived(choiceFrom(doubled));
    expect(chosen.map(pairOf)).toContain('0,1');
    const ratios = chosen.filter(({ operation }) => operation === 'ratio').map(pairOf);
    expect(ratios.filter((pair) => pair === '0,1' || pair === '1,4')).toHaveLength(1);
  });

  it('are the same for the same seed', () => {
    expect(chooseDerived(choiceFrom(amounts))).toEqual(chooseDerived(choiceFrom(amounts)));
  });
});

describe('two columns that are one figure', () => {
  /** What rounding leaves tells the outcome outright, as it does in the published files. */
  const withTwin = (twin: (value: number, leak: number) => number): Rows => {
    const { columns, target } = madeUpRows({ rows: 2000, columns: 2, truth: ([a]) => a! });
    const random = randomFrom(4);
    const other = columns[0]!.map((value, row) => twin(value, 1e-5 * (target[row]! + 0.1 * random.next())));
    return { columns: [columns[0]!, other, columns[1]!], target };
  };

  it.each([
    ['the same', (value: number, leak: number) => value + leak, ['difference', 'ratio']],
    ['a multiple', (value: number, leak: number) => 365 * value * (1 + leak), ['ratio']],
    ['a multiple, coarsely rounded', (value: number, leak: number) => 365 * value * (1 + 2e4 * leak), ['ratio']],
    ['one less the other', (value: number, leak: number) => value - 1 + leak, ['difference']],
  ])('are not held against each other: %s', (_name, twin, operations) => {
    const chosen = chooseDerived(choiceFrom(withTwin(twin)));
    const made = chosen.filter((one) => pairOf(one) === '0,1').map(({ operation }) => operation);
    for (const operation of operations) expect(made).not.toContain(operation);
  });

  it('would tell the outcome if they were, so that the tests above can fail', () => {
    const rows = withTwin((value, leak) => value + leak);
    const rest = derive({ operation: 'difference', left: 1, right: 0 }, rows.columns);
    const cut = rest.map((value) => Number(value > 0.5e-5));
    expect(measuresOf(cut, rows.target).auc).toBeGreaterThan(0.99);
  });
});

describe('a made column', () => {
  const columns = [Float64Array.of(6, 6, 0, Number.NaN, 1e308, -5), Float64Array.of(3, 0, 0, 2, 1e-308, 2)];

  it('is missing where a figure is, where the divisor is 0 and where the number is too large', () => {
    expect([...derive({ operation: 'ratio', left: 0, right: 1 }, columns)]).toEqual([2, NaN, NaN, NaN, NaN, -2.5]);
    expect([...derive({ operation: 'difference', left: 0, right: 1 }, columns)]).toEqual([3, 6, 0, NaN, 1e308, -7]);
  });

  it('has a name that says what it is', () => {
    expect(derivedName({ operation: 'ratio', left: 1, right: 0 }, ['a', 'b'])).toBe('b / a');
    expect(derivedName({ operation: 'difference', left: 0, right: 1 }, ['a', 'b'])).toBe('a - b');
  });
});
