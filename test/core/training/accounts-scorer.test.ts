import type { FeatureName, Scorecard, SubScore } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyScored, emptyVector, scoreInto, scorerOf } from '../../../core/src/scoring/scorer.ts';
import { bitOf } from '../../../core/src/scoring/pattern.ts';
import { readScorecard } from '../../../core/training/read-scorecard.ts';
import type { ScorecardFile } from '../../../core/training/scorecard-file.ts';
import { tableLogOdds } from '../../../core/training/table-log-odds.ts';

const file = await readScorecard('accounts').catch(() => undefined);
if (file === undefined) console.info('accounts in the scorer: 4 cases skipped, the shipped sub-score is not here');

/** A scorecard of this one group. */
const alone = ({ tables, pairs, intercept, outcomeRate, bagScale }: ScorecardFile): Scorecard => ({
  id: 'accounts-alone',
  version: '1',
  publishedOn: '2026-11-22',
  baseRate: outcomeRate,
  subScores: [{ group: 'accounts', tables, pairs, bagScale } as unknown as SubScore],
  combiners: [
    { groups: ['accounts'], intercept, weights: {}, missing: {}, discrimination: 1, spread: 0.5 },
    { groups: [], intercept: 0, weights: {}, missing: { accounts: 0 }, discrimination: 0, spread: 1 },
  ],
  calibration: { slope: 1, intercept: 0 },
  probability: { floor: 0.0005, ceiling: 0.9999 },
  grades: [{ grade: 'G', minimumScore: 0 }],
  intervalErrors: 1.2816,
});

/** Values on, between and beyond a table's edges, or missing. */
const valueOf = (edges: readonly number[]): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constant(Number.NaN),
    fc.constantFrom(0, -1000, 1000, ...edges),
    fc.double({ min: edges[0] ?? -1, max: edges.at(-1) ?? 1, noNaN: true }),
  );

describe.skipIf(file === undefined)('the shipped accounts sub-score', () => {
  it('is read by the scorer, whole and in finite numbers', () => {
    const scorer = scorerOf(alone(file!));
    expect(scorer.layout.features).toEqual(file!.tables.map(({ feature }) => feature));
    expect(file!.tables.length).toBeGreaterThan(15);
  });

  it('means in the scorer what it means to the trainer, for any figures', () => {
    const scorer = scorerOf(alone(file!));
    const vector = emptyVector(scorer);
    const scored = emptyScored(scorer);
    vector.pattern = bitOf('accounts');
    const names: readonly FeatureName[] = scorer.layout.features;
    fc.assert(
      fc.property(fc.tuple(...file!.tables.map(({ edges }) => valueOf(edges))), (values) => {
        vector.values.set(values);
        scoreInto(scored, scorer, vector);
        const wanted = tableLogOdds(file!, (feature) => values[names.indexOf(feature as FeatureName)]!);
        expect(Math.abs(scored.logOddsNano / 1e9 - wanted)).toBeLessThan(1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('goes the way of its signs in every table', () => {
    const signed = file!.tables.filter(({ monotone }) => monotone !== 'none');
    expect(signed.length).toBeGreaterThan(10);
    for (const { feature, points, monotone } of signed) {
      const safer = monotone === 'up' ? points : points.toReversed();
      expect(safer, feature).toEqual(safer.toSorted((a, b) => a - b));
    }
  });

  it('makes no company without figures look safer than one without a statement', () => {
    const { rows, positives } = file!.report.ordinary;
    const none = Math.log((rows - positives) / positives);
    expect(tableLogOdds(file!, () => Number.NaN)).toBeCloseTo(none, 6);
    for (const { feature, missing } of file!.tables) expect(missing, feature).toBeLessThanOrEqual(0);
  });
});
