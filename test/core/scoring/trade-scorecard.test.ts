import { FEATURES, SOURCE_GROUPS, tradeScorecard } from '@creditline/core';
import { describe, expect, test } from 'vitest';

const tables = tradeScorecard.subScores.flatMap((subScore) =>
  subScore.tables.map((table) => ({ ...table, group: subScore.group })),
);

const isSorted = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value > values[index - 1]!);

describe('the shipped scorecard', () => {
  test('has no feature twice, and every one in the sub-score of its group', () => {
    expect(new Set(tables.map(({ feature }) => feature)).size).toBe(tables.length);
    for (const { feature, group } of tables) expect(FEATURES[feature]).toBe(group);
  });

  test.each(tables)('$feature: edges rise, and there is one more bin than edges', ({ edges, points }) => {
    expect(isSorted(edges)).toBe(true);
    expect(points).toHaveLength(edges.length + 1);
    expect([...edges, ...points].every(Number.isFinite)).toBe(true);
  });

  test.each(tables)('$feature: points go the one way that the table declares', ({ points, monotone }) => {
    const towardsSafe = monotone === 'down' ? points.toReversed() : points;
    expect(monotone).not.toBe('none');
    expect(towardsSafe).toEqual(towardsSafe.toSorted((a, b) => a - b));
    expect(new Set(points).size).toBe(points.length);
  });

  test.each(tables)('$feature: names its evidence', ({ evidence }) => {
    expect(evidence.kind === 'expert' ? evidence.source : evidence.data).toMatch(/\p{L}{3}/u);
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
