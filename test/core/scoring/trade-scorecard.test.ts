import { FEATURES, SOURCE_GROUPS, tradeScorecard } from '@creditline/core';
import { describe, expect, test } from 'vitest';

const tables = tradeScorecard.subScores.flatMap((subScore) =>
  subScore.tables.map((table) => ({ ...table, group: subScore.group })),
);

const isSorted = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value > values[index - 1]!);

describe('the shipped scorecard', () => {
  test('has exactly one table for every feature, in the sub-score of its group', () => {
    expect(tables.map(({ feature }) => feature).toSorted()).toEqual(Object.keys(FEATURES).toSorted());
    for (const { feature, group } of tables) expect(FEATURES[feature]).toBe(group);
  });

  test.each(tables)('$feature: edges rise, and there is one more bin than edges', ({ edges, points }) => {
    expect(isSorted(edges)).toBe(true);
    expect(points).toHaveLength(edges.length + 1);
    expect([...edges, ...points].every(Number.isFinite)).toBe(true);
  });

  const withSide = tables.filter(({ monotone }) => monotone !== 'none');

  // Neighbouring bins of a learned table may be equal: a pair that is read with it may tell them apart.
  test.each(withSide)('$feature: points never go against the way that the table declares', ({ points, monotone }) => {
    const towardsSafe = monotone === 'down' ? points.toReversed() : points;
    expect(towardsSafe).toEqual(towardsSafe.toSorted((a, b) => a - b));
    expect(towardsSafe.at(-1)).toBeGreaterThan(towardsSafe[0]!);
  });

  // More is neither better nor worse by itself: far too little and far too much are both signs of trouble, and
  // divisions of trade are names that happen to be numbers.
  test('five features alone have no side, all of them learned', () => {
    const free = tables.filter(({ monotone }) => monotone === 'none');
    expect(free.map(({ feature }) => feature).toSorted()).toEqual([
      'depreciation_share',
      'fixed_asset_turnover',
      'receivable_share',
      'sector_division',
      'turnover_growth',
    ]);
    for (const { evidence } of free) expect(evidence.kind).toBe('learned');
  });

  const pairs = tradeScorecard.subScores.flatMap((subScore) =>
    (subScore.pairs ?? []).map((pair) => ({ ...pair, group: subScore.group, title: pair.features.join(' x ') })),
  );

  const evidences = [...tables.map((table) => ({ ...table, title: table.feature })), ...pairs].map(
    ({ title, evidence }) => ({ title, evidence }),
  );
  const experts = evidences.flatMap(({ title, evidence }) => (evidence.kind === 'expert' ? [{ title, evidence }] : []));
  const learned = evidences.flatMap(({ title, evidence }) =>
    evidence.kind === 'learned' ? [{ title, evidence }] : [],
  );

  test.each(experts)('$title: names whose judgement it is', ({ evidence }) => {
    expect(evidence.source).toMatch(/\p{L}{3}/u);
  });

  test.each(learned)('$title: names what it was learned on, and how well it tells there', ({ evidence }) => {
    expect(evidence.data).toMatch(/\p{L}{3}/u);
    expect(evidence.rows).toBeGreaterThan(1000);
    expect(evidence.auc).toBeGreaterThan(0.5);
    expect(evidence.auc).toBeLessThan(1);
  });

  /** The smallest change towards safe at an edge of `feature`, whatever bin of the other feature the pair is read in. */
  const leastJump = ({ features, edges, points }: (typeof pairs)[number], feature: string, edge: number): number[] => {
    const axis = features[0] === feature ? 0 : 1;
    const bin = edges[axis].indexOf(edge) + 1;
    if (bin === 0) return [0];
    const lines = axis === 0 ? points : points[0]!.map((_, column) => points.map((row) => row[column]!));
    return lines[bin]!.map((before, other) => lines[bin + 1]![other]! - before);
  };

  // The property of worse facts looks for a case against this; here it is shown for every bin of the tables themselves.
  test.each(withSide)('$feature: no pair, whatever its other feature, turns the way of the table round', (table) => {
    const { feature, edges, points, monotone } = table;
    const own = pairs.filter(({ features }) => features.includes(feature));
    const sign = monotone === 'up' ? 1 : -1;
    const all = [...edges, ...own.flatMap((pair) => pair.edges[pair.features[0] === feature ? 0 : 1])];
    for (const edge of new Set(all)) {
      const at = edges.indexOf(edge);
      const jump = at === -1 ? 0 : sign * (points[at + 1]! - points[at]!);
      const least = own.map((pair) => Math.min(...leastJump(pair, feature, edge).map((change) => sign * change)));
      // Nine decimals are kept, so each table may be off by one in the last.
      expect(least.reduce((sum, change) => sum + change, jump)).toBeGreaterThanOrEqual(-1e-9 * (1.5 + own.length));
    }
  });

  test.each(pairs)('$title: says nothing where one of the two is not known', ({ points }) => {
    expect([...points[0]!, ...points.map((row) => row[0]!)].every((value) => value === 0)).toBe(true);
  });

  test.each(pairs)('$title: both features are of its group, and never two without a table', ({ features, group }) => {
    for (const feature of features)
      expect(tables.find((table) => table.feature === feature && table.group === group)).toBeDefined();
  });

  test('has one combiner for each of the 64 patterns of sources', () => {
    const patterns = tradeScorecard.combiners.map(({ groups }) => groups.join());
    expect(new Set(patterns).size).toBe(2 ** SOURCE_GROUPS.length);
    for (const { groups, missing } of tradeScorecard.combiners) {
      expect([...groups, ...Object.keys(missing)].toSorted()).toEqual([...SOURCE_GROUPS].toSorted());
    }
  });

  test('tells more, and is less unsure, with every group that is added', () => {
    const rows = new Map(tradeScorecard.combiners.map((combiner) => [combiner.groups.join(), combiner]));
    for (const fuller of tradeScorecard.combiners)
      for (const dropped of fuller.groups) {
        const poorer = rows.get(fuller.groups.filter((group) => group !== dropped).join())!;
        expect(poorer.discrimination).toBeLessThan(fuller.discrimination);
        expect(poorer.spread).toBeGreaterThan(fuller.spread);
      }
  });

  test('knows all of the discrimination with all groups, and none without any', () => {
    const of = (size: number) => tradeScorecard.combiners.find(({ groups }) => groups.length === size)?.discrimination;
    expect([of(0), of(SOURCE_GROUPS.length)]).toEqual([0, 1]);
  });

  test('its grades fall with the score and end at 0', () => {
    const minima = tradeScorecard.grades.map(({ minimumScore }) => minimumScore);
    expect(minima).toEqual(minima.toSorted((a, b) => b - a));
    expect(minima.at(-1)).toBe(0);
    expect(tradeScorecard.grades.map(({ grade }) => grade).join('')).toBe('ABCDEFG');
  });
});
