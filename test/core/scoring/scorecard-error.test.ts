import { tradeScorecard, type PairTable, type Scorecard, type StepTable, type SubScore } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { scorerOf, pointsOf } from '../../../core/src/scoring/scorer.ts';

const first = tradeScorecard.subScores[0]!;
const table = first.tables[1]!;
const second = first.tables[2]!;

const withSubScore = (change: Partial<SubScore>): Scorecard => ({
  ...tradeScorecard,
  subScores: [{ ...first, ...change }, ...tradeScorecard.subScores.slice(1)],
});

const withTable = (change: Partial<StepTable>): Scorecard =>
  withSubScore({ tables: [{ ...table, ...change }, second] });

const PAIR: PairTable = {
  features: [table.feature, second.feature],
  edges: [[1], []],
  points: [
    [0, 0],
    [0, 1],
    [0, 2],
  ],
  evidence: table.evidence,
};
const withPair = (change: Partial<PairTable>): Scorecard => withSubScore({ pairs: [{ ...PAIR, ...change }] });

/** Once compiled and asked for the pattern of all groups. */
const compile = (scorecard: Scorecard): void => void pointsOf(scorerOf(scorecard), 63);

describe('a scorecard that would be computed wrongly is refused with a stable code', () => {
  test('the pair that the cases below break is taken as it is', () => {
    expect(() => compile(withPair({}))).not.toThrow();
  });

  test.each([
    ['too few points', 'bad_shape', withTable({ points: table.points.slice(1) })],
    ['edges that do not rise', 'bad_number', withTable({ edges: table.edges.toReversed() })],
    ['an edge that comes twice', 'bad_number', withTable({ edges: table.edges.with(1, table.edges[0]!) })],
    ['points that are no number', 'bad_number', withTable({ points: table.points.with(0, Number.NaN) })],
    ['a missing bin without end', 'bad_number', withTable({ missing: Number.POSITIVE_INFINITY })],
    ['a bag with too few bins', 'bad_shape', withTable({ bags: [table.points, table.points.slice(1)] })],
    [
      'different numbers of bags in one sub-score',
      'bad_shape',
      withSubScore({
        tables: [
          { ...table, bags: [table.points] },
          { ...second, bags: [second.points, second.points] },
        ],
      }),
    ],
    ['two tables for one feature', 'twice', withSubScore({ tables: [table, table] })],
    ['a group that comes twice', 'twice', { ...tradeScorecard, subScores: [first, { ...first, tables: [] }] }],
    ['a pair with too few rows', 'bad_shape', withPair({ points: PAIR.points.slice(1) })],
    ['a pair with a short row', 'bad_shape', withPair({ points: PAIR.points.with(1, [0]) })],
    ['a pair of a feature that has no table', 'pair_without_table', withPair({ features: ['staff', 'net_margin'] })],
    ['a pair of a feature with itself', 'twice', withPair({ features: ['staff', 'staff'] })],
    ['no combiner for an empty pattern', 'no_empty_pattern', { ...tradeScorecard, combiners: [] }],
    ['points so large that sums would not be exact', 'too_large', withTable({ points: table.points.with(0, -1e7) })],
  ] as const)('%s: %s', (_title, code, scorecard) => {
    expect(() => compile(scorecard)).toThrow(expect.objectContaining({ name: 'ScorecardError', code }));
  });
});
