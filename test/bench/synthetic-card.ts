import type { FeatureName, PairTable, ReasonCode, Scorecard, SourceGroup, StepTable } from '@creditline/core';
import { REASON_CODES, SOURCE_GROUPS, TOPICS, tradeScorecard } from '@creditline/core';
import type { CodeOf } from '../../core/src/decision/slot-codes.ts';
import { patternOf } from '../../core/src/scoring/pattern.ts';
import { emptyVector, type FeatureVector, type Scorer } from '../../core/src/scoring/scorer.ts';

/** A stream of fractions from 0 up to 1 (mulberry32), the same for the same seed. */
export const fractionsFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Fraction = () => number;

const EVIDENCE = {
  kind: 'expert',
  source: 'made by a seed, to measure and to test; says nothing of companies',
} as const;

const listOf = (length: number, next: Fraction): number[] => Array.from({ length }, () => next() - 0.5);
const edgesOf = (bins: number, next: Fraction): number[] => listOf(bins - 1, next).toSorted((a, b) => a - b);

const stepTable = (
  feature: FeatureName,
  shape: { readonly bins: number; readonly bags: number },
  next: Fraction,
): StepTable => {
  const points = listOf(shape.bins, next);
  const bags = Array.from({ length: shape.bags }, () => points.map((point) => point + 0.2 * (next() - 0.5)));
  return {
    feature,
    edges: edgesOf(shape.bins, next),
    points,
    missing: 0.2 * (next() - 0.5),
    monotone: 'none',
    evidence: EVIDENCE,
    ...(shape.bags === 0 ? {} : { bags }),
  };
};

const pairTable = (features: PairTable['features'], bags: number, next: Fraction): PairTable => {
  const grid = () => Array.from({ length: 9 }, () => listOf(9, next).map((point) => point / 4));
  return {
    features,
    edges: [edgesOf(8, next), edgesOf(8, next)],
    points: grid(),
    evidence: EVIDENCE,
    ...(bags === 0 ? {} : { bags: Array.from({ length: bags }, grid) }),
  };
};

/** Tables by group: as many as a learned scorecard has, most of them in the accounts. */
const TABLES: Readonly<Record<SourceGroup, number>> = {
  registry: 5,
  notices: 4,
  accounts: 25,
  cash: 4,
  payments: 4,
  links: 3,
};
const BINS = 20;
const PAIRS = 12;

/** The names are no real features: nothing may depend on which ones a scorecard has. */
const nameOf = (group: SourceGroup, index: number): FeatureName => `${group}_${index}` as FeatureName;

/** A scorecard of 45 tables of 20 bins and 12 pair tables, with bags in the accounts. */
export const syntheticCard = (seed: number, bags: number): Scorecard => {
  const next = fractionsFrom(seed);
  return {
    ...tradeScorecard,
    id: 'synthetic',
    version: `${seed}-${bags}`,
    subScores: SOURCE_GROUPS.map((group) => {
      const own = group === 'accounts' ? bags : 0;
      return {
        group,
        tables: Array.from({ length: TABLES[group] }, (_, index) =>
          stepTable(nameOf(group, index), { bins: BINS, bags: own }, next),
        ),
        ...(group === 'accounts'
          ? {
              bagScale: 1.2,
              pairs: Array.from({ length: PAIRS }, (_, index) =>
                pairTable([nameOf(group, index), nameOf(group, index + PAIRS)], own, next),
              ),
            }
          : {}),
      };
    }),
  };
};

const CODES_OF_TOPICS = TOPICS.map((topic) =>
  (Object.keys(REASON_CODES) as ReasonCode[]).filter((code) => REASON_CODES[code] === topic),
);

/** Reason codes for made-up features: two or so share a topic, as the ratios of a statement do. */
export const syntheticCodeOf: CodeOf = ({ of, group, nano }) => {
  const topic = of.startsWith('missing:')
    ? TOPICS.indexOf(`${group}_missing`)
    : [...of].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 25, 0);
  const codes = CODES_OF_TOPICS[topic]!;
  return codes[nano > 0 ? 0 : codes.length - 1];
};

const PATTERNS: readonly (readonly SourceGroup[])[] = [
  SOURCE_GROUPS,
  ['registry', 'notices', 'accounts'],
  ['registry', 'notices', 'accounts', 'payments'],
  ['registry', 'accounts', 'cash', 'payments'],
];

/** Companies as numbers, one figure in ten not known, every second one known from all sources. */
export const syntheticVectors = (scorer: Scorer, seed: number, count: number): readonly FeatureVector[] => {
  const next = fractionsFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const vector = emptyVector(scorer);
    vector.pattern = patternOf(index % 2 === 0 ? SOURCE_GROUPS : PATTERNS[index % PATTERNS.length]!);
    for (const place of vector.values.keys()) vector.values[place] = next() < 0.1 ? Number.NaN : 1.2 * (next() - 0.5);
    return vector;
  });
};
