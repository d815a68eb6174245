import { describe, expect, it } from 'vitest';
import { derive } from '../../../core/training/derived-column.ts';
import { predictLogOdds } from '../../../core/training/ensemble.ts';
import { learn, type Lesson } from '../../../core/training/learn.ts';
import { learnedNames } from '../../../core/training/learned-names.ts';
import type { Plan } from '../../../core/training/plan.ts';
import { scorecardTables } from '../../../core/training/scorecard-tables.ts';
import { tableLogOdds } from '../../../core/training/table-log-odds.ts';
import { allRows, known, lessonFrom, madeUpRows, quickPlan, type Rows } from './made-up-rows.ts';

const FEATURES = ['a', 'b', 'c', 'd'];
const EVIDENCE = { kind: 'learned', data: 'made-up', rows: 1500, auc: 0.5 } as const;

/** Steps, an interaction, and missing figures that mean something of their own. */
const truth = ([a, b, c]: readonly number[]): number =>
  (Number.isNaN(a!) ? 1.5 : a! > 0.2 ? 1 : -0.5) + 2 * known(b) * known(c) - 1;

const seen = madeUpRows({ rows: 1500, columns: 4, missing: 0.15, truth });
const fresh = madeUpRows({ rows: 800, columns: 4, missing: 0.3, truth, seed: 2, figure: (r) => 4 * r.next() - 2 });

const learnt = (lesson: Lesson, plan: Plan) => {
  const { derived, ensemble } = learn(lesson, plan);
  const withDerived = (columns: readonly Float64Array[]) => [...columns, ...derived.map((one) => derive(one, columns))];
  const columns = withDerived(lesson.columns);
  const names = learnedNames({ derived }, FEATURES);
  const tables = scorecardTables({
    ensemble,
    columns,
    names,
    signs: Int8Array.from(columns, (_, at) => lesson.signs[at] ?? 0),
    isControl: columns.map((_, at) => lesson.isControl[at] === true),
    evidence: EVIDENCE,
  });
  /** The largest difference between tables and trees, over rows. */
  const difference = ({ columns: own, target }: Rows): number => {
    const all = withDerived(own);
    const logOdds = predictLogOdds(ensemble, all, allRows(target.length));
    const differences = Array.from(logOdds, (value, row) =>
      Math.abs(tableLogOdds(tables, (feature) => all[names.indexOf(feature)]![row]!) + value),
    );
    // A NaN must not hide behind Math.max.
    return differences.some(Number.isNaN) ? Number.NaN : Math.max(...differences);
  };
  return { tables, ensemble, difference, columns };
};

const CASES: readonly (readonly [string, Lesson, Plan])[] = [
  ['additive', lessonFrom(seen), quickPlan('additive')],
  ['any pairs', lessonFrom(seen), quickPlan('pairs')],
  ['two pairs', lessonFrom(seen), quickPlan('pairs', { mostPairs: 2 })],
  ['monotone pairs', lessonFrom(seen, { signs: Int8Array.of(1, -1, 0, 1) }), quickPlan('pairs')],
  ['with derived columns', lessonFrom(seen), quickPlan('additive', { derive: 'auto', mostDerived: 3 })],
];

describe.each(CASES)('the tables of an ensemble (%s)', (_name, lesson, plan) => {
  const { tables, ensemble, difference, columns } = learnt(lesson, plan);

  it('say of every row that was learned from what its trees say', () => {
    expect(difference(seen)).toBeLessThan(1e-8);
  });

  it('say of figures far from those, and of missing ones, what its trees say', () => {
    expect(difference(fresh)).toBeLessThan(1e-8);
  });

  it('have rising edges of the ensemble, one point more than edges and finite numbers only', () => {
    for (const { feature, edges, points, missing, bags } of tables.tables) {
      expect(points, feature).toHaveLength(edges.length + 1);
      expect(edges, feature).toEqual(edges.toSorted((a, b) => a - b));
      expect([...edges, ...points, missing, ...bags.flat()].every(Number.isFinite), feature).toBe(true);
      expect(bags.map(({ length }) => length)).toEqual(ensemble.members.map(() => points.length));
    }
    for (const { features, edges, points } of tables.pairs) {
      expect(points, features.join()).toHaveLength(edges[0].length + 2);
      for (const row of points) expect(row).toHaveLength(edges[1].length + 2);
      expect([...edges.flat(), ...points.flat()].every(Number.isFinite), features.join()).toBe(true);
    }
  });

  it('have a mean of 0 over the rows, and pairs a mean of 0 in every row and column', () => {
    const binOf = (edges: readonly number[], value: number): number =>
      Number.isNaN(value) ? 0 : 1 + edges.filter((edge) => value >= edge).length;
    const shares = (feature: string, edges: readonly number[]): readonly number[] => {
      const column = columns[FEATURES.indexOf(feature)]!;
      const counts = Array.from({ length: edges.length + 2 }, () => 0);
      for (const value of column) counts[binOf(edges, value)]! += 1 / column.length;
      return counts;
    };
    const mean = (values: readonly number[], weights: readonly number[]): number =>
      values.reduce((sum, value, at) => sum + value * weights[at]!, 0);
    const own = tables.tables.filter(({ feature }) => FEATURES.includes(feature));
    expect(own).not.toEqual([]);
    for (const { feature, edges, points, missing } of own)
      expect(Math.abs(mean([missing, ...points], shares(feature, edges))), feature).toBeLessThan(1e-8);
    for (const { features, edges, points } of tables.pairs) {
      const [first, second] = [shares(features[0], edges[0]), shares(features[1], edges[1])];
      for (const row of points) expect(Math.abs(mean(row, second))).toBeLessThan(1e-8);
      for (const column of second.keys()) {
        const down = points.map((row) => row[column]!);
        expect(Math.abs(mean(down, first))).toBeLessThan(1e-8);
      }
    }
  });

  it('name each pair once, in the order of the columns', () => {
    const places = tables.pairs.map(({ features }) => features.map((feature) => FEATURES.indexOf(feature)));
    expect(places).toEqual([...new Set(places.map(String))].map((pair) => pair.split(',').map(Number)));
    for (const [first, second] of places) expect(first).toBeLessThan(second!);
    expect(places.length > 0).toBe(plan.kind === 'pairs');
    expect(places.length).toBeLessThanOrEqual(plan.mostPairs ?? 6);
  });

  it('are means of what the bags say', () => {
    for (const { points, bags, feature } of tables.tables)
      points.forEach((point, bin) => {
        const mean = bags.reduce((sum, bag) => sum + bag[bin]!, 0) / bags.length;
        expect(Math.abs(mean - point), feature).toBeLessThan(1e-4);
      });
  });
});

describe('tables', () => {
  it('of a column of which only the gaps tell anything keep no edge', () => {
    const rows = madeUpRows({ rows: 800, columns: 1, missing: 0.3, truth: ([a]) => (Number.isNaN(a!) ? 2 : -2) });
    const { tables, difference } = learnt(lessonFrom(rows), quickPlan('additive', { boost: { mostRounds: 3 } }));
    expect(tables.tables[0]!.edges).toEqual([]);
    expect(tables.tables[0]!.points[0]! - tables.tables[0]!.missing).toBeGreaterThan(0.5);
    expect(difference(rows)).toBeLessThan(1e-8);
  });

  it('rise or fall as their signs say, the safer way up', () => {
    const { tables } = learnt(lessonFrom(seen, { signs: Int8Array.of(1, -1, 1, -1) }), quickPlan('pairs'));
    expect(tables.tables.map(({ monotone }) => monotone)).toEqual(['down', 'up', 'down', 'up']);
    for (const { points, monotone } of tables.tables) {
      const risky = monotone === 'up' ? points.toReversed() : points;
      expect(risky).toEqual(risky.toSorted((a, b) => b - a));
    }
  });

  it('keep only the edges at which a point changes for some bag', () => {
    const { tables, ensemble } = learnt(lessonFrom(seen), quickPlan('additive', { boost: { mostRounds: 10 } }));
    for (const { feature, edges } of tables.tables) {
      const used = ensemble.members.flatMap(({ trees }) => trees.map(({ root }) => root));
      const own = ensemble.edges[FEATURES.indexOf(feature)]!;
      const wanted = own.filter((_, at) =>
        used.some(({ column, bin }) => FEATURES[column] === feature && bin === at + 1),
      );
      expect(edges, feature).toEqual(wanted);
      expect(edges.length, feature).toBeLessThan(own.length);
    }
  });

  it('leave a control column out, and what it explains is not put down to the columns that go with it', () => {
    const { columns, target } = madeUpRows({ rows: 3000, columns: 2, truth: ([a]) => 4 * a! });
    const beside = columns[0]!.map((value, row) => value + columns[1]![row]!);
    const rows = { columns: [columns[0]!, beside], target };
    const spread = (isControl: readonly boolean[]): number => {
      const { tables, difference } = learnt(lessonFrom(rows, { isControl }), quickPlan('additive'));
      expect(tables.tables.map(({ feature }) => feature)).toEqual(isControl[0] === true ? ['b'] : ['a', 'b']);
      expect(difference(rows)).toBeLessThan(1e-8);
      const { points } = tables.tables.at(-1)!;
      return Math.max(...points) - Math.min(...points);
    };
    expect(spread([true, false])).toBeLessThan(1);
    const alone = learnt(lessonFrom({ columns: [beside], target }), quickPlan('additive')).tables.tables[0]!;
    expect(Math.max(...alone.points) - Math.min(...alone.points)).toBeGreaterThan(3);
  });
});
