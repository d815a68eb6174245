import {
  FEATURES,
  SOURCE_GROUPS,
  tradeScorecard,
  type Combiner,
  type FeatureName,
  type PairTable,
  type Scorecard,
  type SourceGroup,
  type StepTable,
  type SubScore,
} from '@creditline/core';
import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';

const EVIDENCE = { kind: 'expert', source: 'generated for a test' } as const;

/** Log-odds with more digits than a nano holds, and often exactly nothing. */
const points = fc.oneof(fc.constant(0), fc.double({ min: -3, max: 3, noNaN: true }));

/** Edges on quarters, so that values often lie exactly on one. */
const edges = (maxLength: number): Arbitrary<readonly number[]> =>
  fc
    .uniqueArray(fc.integer({ min: -40, max: 40 }), { maxLength })
    .map((quarters) => quarters.toSorted((a, b) => a - b).map((quarter) => quarter / 4));

/** A figure as tables read it: on an edge, between edges, far outside, or not known. */
export const figure: Arbitrary<number> = fc.oneof(
  fc.integer({ min: -44, max: 44 }).map((quarter) => quarter / 4),
  fc.double({ min: -12, max: 12, noNaN: true }),
  fc.constantFrom(-1e12, 1e12),
  fc.constant(Number.NaN),
);

const listOf = (length: number): Arbitrary<readonly number[]> =>
  fc.array(points, { minLength: length, maxLength: length });

const bagsOf = <T>(bag: Arbitrary<T>, count: number): Arbitrary<{ readonly bags?: readonly T[] }> =>
  count === 0 ? fc.constant({}) : fc.array(bag, { minLength: count, maxLength: count }).map((bags) => ({ bags }));

const stepTable = (feature: FeatureName, bags: number): Arbitrary<StepTable> =>
  edges(12).chain((own) =>
    fc.tuple(listOf(own.length + 1), points, bagsOf(listOf(own.length + 1), bags)).map(([bins, missing, ofBags]) => ({
      feature,
      edges: own,
      points: bins,
      missing,
      monotone: 'none',
      evidence: EVIDENCE,
      ...ofBags,
    })),
  );

const gridOf = (rows: number, columns: number): Arbitrary<readonly (readonly number[])[]> =>
  fc.array(listOf(columns), { minLength: rows, maxLength: rows });

const pairTable = (features: PairTable['features'], bags: number): Arbitrary<PairTable> =>
  fc.tuple(edges(5), edges(5)).chain(([rows, columns]) => {
    const grid = gridOf(rows.length + 2, columns.length + 2);
    return fc
      .tuple(grid, bagsOf(grid, bags))
      .map(([own, ofBags]) => ({ features, edges: [rows, columns], points: own, evidence: EVIDENCE, ...ofBags }));
  });

const featuresOf = (group: SourceGroup): FeatureName[] =>
  (Object.keys(FEATURES) as FeatureName[]).filter((feature) => FEATURES[feature] === group);

const pairsOf = (features: readonly FeatureName[], bags: number): Arbitrary<readonly PairTable[]> => {
  if (features.length < 2) return fc.constant([]);
  const two = fc.shuffledSubarray([...features], { minLength: 2, maxLength: 2 });
  return fc.array(
    two.chain(([first, second]) => pairTable([first!, second!], bags)),
    { maxLength: 3 },
  );
};

const subScore = (group: SourceGroup): Arbitrary<SubScore> =>
  fc.tuple(fc.subarray(featuresOf(group), { minLength: 1 }), fc.constantFrom(0, 0, 2, 5)).chain(([features, bags]) =>
    fc.record({
      group: fc.constant(group),
      tables: fc.tuple(...features.map((feature) => stepTable(feature, bags))),
      pairs: pairsOf(features, bags),
      bagScale: fc.double({ min: 0.2, max: 3, noNaN: true }),
    }),
  );

const byGroup = (value: Arbitrary<number>): Arbitrary<Readonly<Partial<Record<SourceGroup, number>>>> =>
  fc.dictionary(fc.constantFrom(...SOURCE_GROUPS), value, { maxKeys: SOURCE_GROUPS.length });

const combiner = (groups: readonly SourceGroup[]): Arbitrary<Combiner> =>
  fc.record({
    groups: fc.constant(groups),
    intercept: points,
    weights: byGroup(fc.double({ min: 0, max: 2, noNaN: true })),
    missing: byGroup(points),
    discrimination: fc.double({ min: 0, max: 1, noNaN: true }),
    spread: fc.double({ min: 0, max: 2, noNaN: true }),
  });

/** The row of no group at all and any others: unseen patterns fall back to a subset. */
const combiners: Arbitrary<readonly Combiner[]> = fc
  .uniqueArray(fc.subarray([...SOURCE_GROUPS]), { selector: (groups) => groups.join(), maxLength: 12 })
  .chain((patterns) => fc.tuple(combiner([]), ...patterns.filter(({ length }) => length > 0).map(combiner)));

/** Any scorecard that can be computed, whether or not it makes sense: pairs, bags and missing combiners included. */
export const anyCard: Arbitrary<Scorecard> = fc
  .record({
    subScores: fc.tuple(...SOURCE_GROUPS.map(subScore)),
    combiners,
    calibration: fc.record({ slope: fc.double({ min: 0.2, max: 2, noNaN: true }), intercept: points }),
  })
  .map((parts) => ({ ...tradeScorecard, id: 'any', version: 'any', ...parts }));

/** The same card with points that rise with the figure, nothing else that could turn them, and the worst for silence. */
export const rising = (card: Scorecard): Scorecard => ({
  ...card,
  subScores: card.subScores.map(({ group, tables }) => ({
    group,
    tables: tables.map(({ feature, edges: own, points: bins, evidence }) => {
      const sorted = bins.toSorted((a, b) => a - b);
      return { feature, edges: own, points: sorted, missing: sorted[0]!, monotone: 'up', evidence };
    }),
  })),
});

/** One company as numbers: figures by the scorecard's features, and the groups that are there. */
export const anyCompany: Arbitrary<{ readonly figures: readonly number[]; readonly groups: readonly SourceGroup[] }> =
  fc.record({
    figures: fc.array(figure, { minLength: Object.keys(FEATURES).length, maxLength: Object.keys(FEATURES).length }),
    groups: fc.oneof(fc.constant([...SOURCE_GROUPS]), fc.subarray([...SOURCE_GROUPS])),
  });
