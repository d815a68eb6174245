import { decide, TOPICS, tradeDefaultPolicy, type Scorecard, type SourceGroup } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyScoreWithReasons,
  pointsAt,
  scoreWithReasons,
  type Ranking,
  type ScoreWithReasons,
} from '../../../core/src/decision/reason-points.ts';
import { CODES } from '../../../core/src/decision/slot-codes.ts';
import { patternOf } from '../../../core/src/scoring/pattern.ts';
import { emptyVector, scorerOf } from '../../../core/src/scoring/scorer.ts';
import { always, companyFacts, need } from '../arbitraries.ts';
import { inputOf } from '../company-facts.ts';
import { anyCard, anyCompany } from './arbitrary-card.ts';
import { plainReasons, strongest, type PlainReason } from './plain-reasons.ts';
import { plainContributions, type Figures } from './plain-scoring.ts';

type Company = { readonly figures: readonly number[]; readonly groups: readonly SourceGroup[] };

const namesOf = ({ subScores }: Scorecard) => subScores.flatMap(({ tables }) => tables.map(({ feature }) => feature));

const byName = (card: Scorecard, { figures }: Company): Figures =>
  new Map(
    namesOf(card)
      .map((name, index) => [name, figures[index]!] as const)
      .filter(([, value]) => !Number.isNaN(value)),
  );

const scoreAll = (card: Scorecard, companies: readonly Company[]): ScoreWithReasons => {
  const scorer = scorerOf(card);
  const vector = emptyVector(scorer);
  const into = emptyScoreWithReasons(scorer);
  for (const { figures, groups } of companies) {
    vector.values.set(figures.slice(0, vector.values.length));
    vector.pattern = patternOf(groups);
    scoreWithReasons(into, scorer, vector);
  }
  return into;
};

const reasonAt = ({ reasons }: ScoreWithReasons, entry: number): PlainReason => ({
  topic: TOPICS[reasons.topics[entry]!]!,
  code: CODES[reasons.slotCodes[reasons.speakers[entry]!]!]!,
  points: pointsAt(reasons, entry),
});

const rankedIn = (into: ScoreWithReasons, { entries, count }: Ranking): readonly PlainReason[] =>
  Array.from(entries.subarray(0, count), (entry) => reasonAt(into, entry));

describe('reasons as numbers, in buffers that other companies were written to before', () => {
  test('are what the plain reading gives: topics, codes, whole points, and the strongest four each way', () => {
    always(
      fc.property(anyCard, fc.array(anyCompany, { minLength: 1, maxLength: 3 }), (card, companies) => {
        const into = scoreAll(card, companies);
        const company = companies.at(-1)!;
        const figures = byName(card, company);
        const contributions = plainContributions(card, figures, company.groups);
        const { base, reasons } = plainReasons({ contributions, baseNano: into.scored.baseNano }, figures);
        expect(Array.from({ length: into.reasons.count }, (_, entry) => reasonAt(into, entry))).toEqual(reasons);
        expect(into.reasons.rounding.whole[0]).toBe(base);
        expect(rankedIn(into, into.reasons.up)).toEqual(strongest(reasons, 1));
        expect(rankedIn(into, into.reasons.down)).toEqual(strongest(reasons, -1));
      }),
      1500,
    );
  });

  test('have points that add up, with the base and what has no reason, to the score before the scale ends', () => {
    always(
      fc.property(anyCard, anyCompany, (card, company) => {
        const { scored, reasons } = scoreAll(card, [company]);
        const points = reasons.rounding.whole.subarray(0, reasons.count + 2);
        expect(points.reduce((sum, one) => sum + one, 0)).toBe(reasons.unclamped);
        const { probabilityOfDefault: pd, score } = scored;
        expect(score).toBe(Math.min(1000, Math.max(0, Math.round(261.4 + 86.56 * Math.log((1 - pd) / pd)))));
      }),
    );
  });
});

describe('a decision by any scorecard', () => {
  test('shows whole points that add up to the score, one reason for each topic, and at most four each way', () => {
    always(
      fc.property(anyCard, companyFacts, need, (scorecard, facts, minor) => {
        const asked = minor === undefined ? {} : { need: { minor, currency: 'EUR' as const } };
        const decision = decide(inputOf(facts, asked), { scorecard, policy: tradeDefaultPolicy });
        const { base, listed, other, clamped, total } = decision.sum;
        expect([base, listed, other, clamped].every(Number.isInteger)).toBe(true);
        expect(base + listed + other + clamped).toBe(total);
        expect(total).toBe(decision.assessment.score);
        expect(decision.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(listed);
        expect(new Set(decision.reasons.map(({ topic }) => topic)).size).toBe(decision.reasons.length);
        for (const way of ['up', 'down'])
          expect(decision.reasons.filter(({ direction }) => direction === way).length).toBeLessThanOrEqual(4);
      }),
    );
  });

  test('is the same again, byte for byte, after other companies were decided by the same scorecard', () => {
    always(
      fc.property(anyCard, companyFacts, companyFacts, (scorecard, facts, others) => {
        const rules = { scorecard, policy: tradeDefaultPolicy };
        const before = JSON.stringify(decide(inputOf(facts), rules));
        decide(inputOf(others), rules);
        expect(JSON.stringify(decide(inputOf(facts), rules))).toBe(before);
        const readAgain = { ...rules, scorecard: structuredClone(scorecard) };
        expect(JSON.stringify(decide(inputOf(facts), readAgain))).toBe(before);
      }),
      200,
    );
  });
});
