import { GRADES } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { closeCohorts, type ClosedCohort } from '../../../core/src/monitoring/close-cohorts.ts';
import { cohortResult, type CohortResult } from '../../../core/src/monitoring/cohort-result.ts';
import type { ObservedOutcome } from '../../../core/src/monitoring/observed-outcome.ts';
import { randomOf } from './random.ts';

const cohortOf = (
  probabilities: readonly number[],
  labels: readonly number[],
  more: Partial<ClosedCohort> = {},
): ClosedCohort => ({
  period: '2024-Q1',
  closedOn: '2025-03-31',
  probabilities: Float64Array.from(probabilities),
  labels: Uint8Array.from(labels),
  grades: new Uint8Array(labels.length).fill(GRADES.length),
  leftOut: { alreadyDefaulted: 0, censored: 0, repeats: 0 },
  ...more,
});

const resultOf = (cohort: ClosedCohort): CohortResult => {
  const result = cohortResult(cohort);
  if (result === undefined) throw new Error('the cohort holds no company');
  return result;
};

/** `rows` companies at one probability of which `defaults` failed. */
const level = (rows: number, defaults: number, probability: number): ClosedCohort =>
  cohortOf(
    Array.from({ length: rows }, () => probability),
    Array.from({ length: rows }, (_, row) => Number(row < defaults)),
  );

/** Companies whose true log-odds are those predicted, moved by `offset`. */
const simulated = (rows: number, offset: number, seed: number): ClosedCohort => {
  const random = randomOf(seed);
  const logOdds = Array.from({ length: rows }, () => -4 + 1.3 * random.normal());
  return cohortOf(
    logOdds.map((x) => 1 / (1 + Math.exp(-x))),
    logOdds.map((x) => Number(random.uniform() < 1 / (1 + Math.exp(-x - offset)))),
  );
};

const figuresIn = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(figuresIn)
      : [];

describe('how a closed cohort turned out', () => {
  test('figures by hand', () => {
    const result = resultOf(cohortOf([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]));
    expect(result).toMatchObject({ rows: 4, defaults: 2, observedRate: 0.5 });
    expect(result.meanProbability).toBeCloseTo(0.4125, 12);
    expect(result.ratio).toBeCloseTo(0.5 / 0.4125, 12);
    expect(result.brier).toBeCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, 12);
    expect(result.discrimination).toMatchObject({ auc: 0.75, gini: 0.5, ks: 0.5 });
    // Placements of the defaults are 1/2 and 1, of the sound 1 and 1/2: variances 1/8, so the root of 1/16 + 1/16.
    expect(result.discrimination?.aucError).toBeCloseTo(Math.sqrt(1 / 8), 12);
  });

  test.each([
    ['under_predicts', level(2000, 60, 0.02)],
    ['over_predicts', level(2000, 22, 0.02)],
    ['in_line', level(2000, 43, 0.02)],
    ['cannot_tell', level(200, 4, 0.02)],
    ['cannot_tell', level(50, 0, 0.02)],
  ])('the verdict is %s', (verdict, cohort) => {
    expect(resultOf(cohort).verdict).toBe(verdict);
  });

  test('a cohort that lost more than a tenth from sight is not judged', () => {
    const cohort = level(2000, 60, 0.02);
    const lost = { ...cohort, leftOut: { alreadyDefaulted: 0, censored: 300, repeats: 0 } };
    expect(resultOf(lost).verdict).toBe('cannot_tell');
  });

  test('without defaults, with defaults only, or with one company no figure is NaN: what cannot be said is absent', () => {
    for (const cohort of [
      level(100, 0, 0.02),
      level(100, 100, 0.02),
      level(1, 1, 0),
      level(1, 0, 1),
      level(3, 1, 0.5),
    ]) {
      const result = resultOf(cohort);
      expect(figuresIn(result).filter((figure) => !Number.isFinite(figure))).toEqual([]);
    }
    expect(resultOf(level(100, 0, 0.02))).not.toHaveProperty('discrimination');
    expect(resultOf(level(100, 3, 0.02))).not.toHaveProperty('recalibration');
    expect(cohortResult(level(0, 0, 0.02))).toBeUndefined();
  });

  test('a calibrated model stays in line; one that misses a doubling of the odds is found, and by how much', () => {
    const good = resultOf(simulated(20_000, 0, 41));
    expect(good.verdict).toBe('in_line');
    expect(Math.abs(good.recalibration!.slope - 1)).toBeLessThan(3 * good.recalibration!.slopeError);
    const bad = resultOf(simulated(20_000, Math.LN2, 42));
    expect(bad.verdict).toBe('under_predicts');
    expect(Math.abs(bad.recalibration!.intercept - Math.LN2)).toBeLessThan(3 * bad.recalibration!.interceptError);
  });

  test('each grade that occurs has its own table line, with the exact chance of as many defaults', () => {
    const cohort = cohortOf([0.01, 0.01, 0.5, 0.5, 0.5], [0, 0, 1, 1, 0], { grades: Uint8Array.of(0, 0, 5, 5, 5) });
    const { grades } = resultOf(cohort);
    expect(grades.map(({ grade, rows, defaults }) => [grade, rows, defaults])).toEqual([
      ['A', 2, 0],
      ['F', 3, 2],
    ]);
    expect(grades[1]!.pValue).toBeCloseTo(0.5, 12);
    expect(grades[0]!.pValue).toBe(1);
  });

  test('200,000 outcomes pass through cohorts and all figures in seconds: no step is quadratic', () => {
    const random = randomOf(43);
    const outcomes = Array.from({ length: 200_000 }, (_, row): ObservedOutcome => {
      const logOdds = -4 + 1.3 * random.normal();
      const hasFailed = random.uniform() < 1 / (1 + Math.exp(-logOdds));
      return {
        companyKey: `FR:${row}`,
        decidedAt: `2024-0${1 + (row % 6)}-15T08:00:00.000Z`,
        probabilityOfDefault: 1 / (1 + Math.exp(-logOdds)),
        score: 600,
        grade: GRADES[row % GRADES.length]!,
        events: hasFailed ? [{ kind: 'proceedings', on: '2024-10-01' }] : [],
        observedUntil: '2026-01-01',
      };
    });
    // Processor time of this process, so that a busy machine does not decide.
    const started = process.cpuUsage();
    const { closed } = closeCohorts(outcomes, { today: '2026-01-01', by: 'quarter' });
    const results = closed.map(resultOf);
    const seconds = process.cpuUsage(started).user / 1e6;
    expect(results.map(({ rows, verdict }) => [rows, verdict])).toEqual([
      [100_001, 'in_line'],
      [99_999, 'in_line'],
    ]);
    expect(seconds).toBeLessThan(10);
  });
});
