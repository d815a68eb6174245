import { existsSync, readFileSync } from 'node:fs';
import { tradeScorecard, type FeatureName, type Scorecard } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { patternOf } from '../../../core/src/scoring/pattern.ts';
import { emptyScored, emptyVector, scoreInto, scorerOf } from '../../../core/src/scoring/scorer.ts';

/** Tables of a booster of depth 1 (xgboost) with its margins and exact TreeSHAP for 300 rows; not part of the repository. */
const PARITY = new URL('../../../../shared/data/parity/', import.meta.url);

/** `vals` are log-odds of DEFAULT; an edge belongs to the bin above it. */
type Tables = {
  readonly bias: number;
  readonly tabs: readonly {
    readonly name: string;
    readonly edges: readonly number[];
    readonly vals: readonly number[];
    readonly missing: number;
  }[];
};

type Rows = {
  readonly features: readonly string[];
  readonly X: readonly (readonly (number | null)[])[];
  readonly margin: readonly number[];
  /** One more than features: the last is the booster's own bias. */
  readonly treeshap: readonly (readonly number[])[];
};

const read = (name: string): unknown => {
  // The files hold NaN, which JSON has no word for.
  const text = readFileSync(new URL(name, PARITY), 'utf8').replaceAll(/\bNaN\b/g, 'null');
  return JSON.parse(text);
};

const isAbsent = !existsSync(PARITY);
if (isAbsent) console.log('parity with a booster: 3 cases skipped, the rows are not beside the repository');

/** The booster as a scorecard: one sub-score, points of NOT defaulting, so every sign is turned. */
const cardOf = ({ bias, tabs }: Tables): Scorecard => ({
  ...tradeScorecard,
  id: 'parity',
  subScores: [
    {
      group: 'accounts',
      tables: tabs.map(({ name, edges, vals, missing }) => ({
        feature: name as FeatureName,
        edges,
        points: vals.map((value) => -value),
        missing: -missing,
        monotone: 'none',
        evidence: { kind: 'learned', data: 'american', rows: 300, auc: 0.93 },
      })),
    },
  ],
  combiners: [
    { groups: [], intercept: 0, weights: {}, missing: {}, discrimination: 0, spread: 1 },
    { groups: ['accounts'], intercept: -bias, weights: {}, missing: {}, discrimination: 1, spread: 0 },
  ],
});

const scoreAll = (): { readonly rows: Rows; readonly margins: number[]; readonly contributions: number[][] } => {
  const tables = read('american_gam_depth1_tables.json') as Tables;
  const rows = read('american_rows300.json') as Rows;
  const scorer = scorerOf(cardOf(tables));
  const vector = emptyVector(scorer);
  const scored = emptyScored(scorer);
  vector.pattern = patternOf(['accounts']);
  const all = rows.X.map((row) => {
    vector.values.set(row.map((value) => value ?? Number.NaN));
    scoreInto(scored, scorer, vector);
    return {
      margin: -scored.logOddsNano / 1e9,
      contributions: Array.from(row, (_, index) => -scored.contributions[index]! / 1e9),
    };
  });
  return { rows, margins: all.map(({ margin }) => margin), contributions: all.map((one) => one.contributions) };
};

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

describe.skipIf(isAbsent)('the scorer computes what the booster computed', () => {
  test('the tables and the rows name the same features in the same order, and some values are not known', () => {
    const rows = read('american_rows300.json') as Rows;
    expect((read('american_gam_depth1_tables.json') as Tables).tabs.map(({ name }) => name)).toEqual(rows.features);
    expect(rows.X.flat().filter((value) => value === null).length).toBeGreaterThan(10);
    expect(rows.X).toHaveLength(300);
  });

  test('margins are the same within 1e-5 (the booster adds in 32 bits)', () => {
    const { rows, margins } = scoreAll();
    const difference = largest(margins.map((margin, row) => Math.abs(margin - rows.margin[row]!)));
    console.log(`parity: 300 margins, largest difference ${difference.toExponential(2)}`);
    expect(difference).toBeLessThan(1e-5);
  });

  test('contributions are the TreeSHAP values less one constant per feature, within 1e-6', () => {
    const { rows, contributions } = scoreAll();
    const spreads = rows.features.map((_, feature) => {
      const offsets = contributions.map((row, index) => row[feature]! - rows.treeshap[index]![feature]!);
      return offsets.reduce((a, b) => Math.max(a, b)) - offsets.reduce((a, b) => Math.min(a, b));
    });
    console.log(
      `parity: ${spreads.length} features, largest spread against TreeSHAP ${largest(spreads).toExponential(2)}`,
    );
    expect(largest(spreads)).toBeLessThan(1e-6);
  });
});
