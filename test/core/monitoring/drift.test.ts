import { FEATURES } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binCounts, coarserEdges } from '../../../core/src/monitoring/bin-counts.ts';
import { populationStability } from '../../../core/src/monitoring/population-stability.ts';
import { driftOf, driftSample, type DriftSample } from '../../../core/src/monitoring/drift.ts';
import { decide } from '../../../core/src/decision/decide.ts';
import { featuresOf } from '../../../core/src/signal/features-of.ts';
import { companyFacts } from '../arbitraries.ts';
import { answersOf, inputOf, RULES, TODAY, type CompanyFacts } from '../company-facts.ts';

const { scorecard } = RULES;

const sampleOf = (companies: readonly CompanyFacts[]): DriftSample =>
  driftSample(
    companies.map((facts) => ({
      assessment: decide(inputOf(facts), RULES).assessment,
      features: featuresOf(
        answersOf(facts).flatMap(({ signals }) => signals),
        TODAY,
      ),
    })),
    scorecard,
  );

const companies = (seed: number): readonly CompanyFacts[] => fc.sample(companyFacts, { numRuns: 1200, seed });

describe('drift of a scorecard', () => {
  const reference = sampleOf(companies(7));

  test('two samples of the same kind are not drifted, in any of its tests', () => {
    const drift = driftOf(scorecard, { reference, current: sampleOf(companies(8)) });
    expect(drift.tests).toBe(drift.features.length + 2);
    expect([drift.score, drift.availability, ...drift.features.map((one) => one.stability)]).toHaveLength(drift.tests);
    expect(['stable', 'cannot_tell']).toContain(drift.verdict);
  });

  test('a source that falls silent is a drift of the availability and of its own features, and of no other', () => {
    const silent = sampleOf(
      companies(8).map((facts): CompanyFacts => {
        const { payments, ...others } = facts;
        return payments === undefined ? facts : others;
      }),
    );
    const drift = driftOf(scorecard, { reference, current: silent });
    expect([drift.availability.verdict, drift.verdict]).toEqual(['drifted', 'drifted']);
    const moved = drift.features.filter(({ stability }) => ['watch', 'drifted'].includes(stability.verdict));
    expect(new Set(moved.map(({ group }) => group))).toEqual(new Set(['payments']));
    expect(moved.length).toBe(Object.values(FEATURES).filter((group) => group === 'payments').length);
  });

  test('a score that moved as much as one test in 270 does by chance is not called significant among many tests', () => {
    const halves = (ones: number): DriftSample => ({
      scores: Float64Array.from({ length: 1000 }, (_, row) => Number(row < ones)),
      patterns: new Uint8Array(1000),
      features: {},
    });
    const [before, now] = [halves(500), halves(565)];
    const tested = driftOf(scorecard, { reference: before, current: now }).score.test!;
    expect(tested.pValue).toBeGreaterThan(0.003);
    expect(tested.pValue).toBeLessThan(0.005);
    expect(tested.isSignificant).toBe(false);
    const alone = populationStability(binCounts(before.scores, [1]), binCounts(now.scores, [1])).test!;
    expect([alone.pValue, alone.isSignificant]).toEqual([tested.pValue, true]);
  });

  test('a sample of ten companies cannot tell', () => {
    expect(driftOf(scorecard, { reference, current: sampleOf(companies(8).slice(0, 10)) }).verdict).toBe('cannot_tell');
  });
});

describe('fewer bins for a sample', () => {
  test('about ten of sixty, each at least a tenth but the last', () => {
    const figures = Float64Array.from({ length: 6000 }, (_, row) => row / 100);
    const edges = Array.from({ length: 59 }, (_, index) => index + 1);
    expect(binCounts(figures, coarserEdges(edges, figures, 10)).known).toEqual(Array.from({ length: 10 }, () => 600));
  });

  test('rare figures beside a large bin keep a bin of their own, even when the reference has none of them', () => {
    const mostlyNone = Float64Array.from({ length: 1000 }, (_, row) => Number(row < 10));
    expect(coarserEdges([0.5, 1.5], mostlyNone, 10)).toEqual([0.5]);
    expect(coarserEdges([0.5, 1.5], new Float64Array(1000), 10)).toEqual([0.5]);
    expect(coarserEdges([-1, 0.5, 1.5], new Float64Array(1000).fill(3), 10)).toEqual([1.5]);
    expect(coarserEdges([1, 2], Float64Array.of(Number.NaN), 10)).toEqual([]);
  });
});
