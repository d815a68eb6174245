import type { FeatureName, Scorecard, SourceGroup } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bagErrorsInto, emptyBagErrors } from '../../../core/src/scoring/bag-errors.ts';
import { toNano } from '../../../core/src/scoring/nano.ts';
import { patternOf } from '../../../core/src/scoring/pattern.ts';
import { emptyScored, emptyVector, scoreInto, scorerOf, type Scored } from '../../../core/src/scoring/scorer.ts';
import { always } from '../arbitraries.ts';
import { anyCard, anyCompany, rising } from './arbitrary-card.ts';
import { plainBagError, plainCombiner, plainContributions, type Figures } from './plain-scoring.ts';

type Company = { readonly figures: readonly number[]; readonly groups: readonly SourceGroup[] };

const scoreOf = (card: Scorecard, { figures, groups }: Company): Scored => {
  const scorer = scorerOf(card);
  const vector = emptyVector(scorer);
  vector.values.set(figures.slice(0, vector.values.length));
  vector.pattern = patternOf(groups);
  const scored = emptyScored(scorer);
  scoreInto(scored, scorer, vector);
  return scored;
};

const namesOf = ({ subScores }: Scorecard): readonly FeatureName[] =>
  subScores.flatMap(({ tables }) => tables.map(({ feature }) => feature));

const byName = (card: Scorecard, { figures }: Company): Figures =>
  new Map(
    namesOf(card)
      .map((name, index) => [name, figures[index]!] as const)
      .filter(([, value]) => !Number.isNaN(value)),
  );

/** The slots of what was read or is missing, in the order of the contributions. */
const listed = ({ subScores }: Scorecard, { contributions, read }: Scored): number[] => {
  let slot = 0;
  return subScores.flatMap(({ tables }, index) => {
    const own = Array.from(contributions.subarray(slot, slot + tables.length + 1));
    slot += tables.length + 1;
    return read[index] === 1 ? own.slice(0, -1) : own.slice(-1);
  });
};

describe('for any scorecard with pairs, bags and combiners, and any company', () => {
  test('the scorer writes what the plain reading of the scorecard gives, to the last nano', () => {
    always(
      fc.property(anyCard, anyCompany, (card, company) => {
        const scored = scoreOf(card, company);
        const expected = plainContributions(card, byName(card, company), company.groups).map(({ nano }) => nano);
        expect(listed(card, scored)).toEqual(expected);
        const { intercept } = plainCombiner(card, company.groups);
        const { slope, intercept: moved } = card.calibration;
        expect(scored.baseNano).toBe(toNano(slope * intercept + moved));
      }),
      1500,
    );
  });

  test('base and contributions are whole nanos that sum exactly to the log-odds, in any order', () => {
    always(
      fc.property(anyCard, anyCompany, fc.nat(), (card, company, salt) => {
        const { contributions, baseNano, logOddsNano } = scoreOf(card, company);
        const parts = [baseNano, ...contributions];
        expect(parts.every(Number.isSafeInteger)).toBe(true);
        const shuffled = parts.toSorted((a, b) => ((a ^ salt) % 97) - ((b ^ salt) % 97));
        for (const order of [parts, parts.toReversed(), shuffled])
          expect(order.reduce((sum, nano) => sum + nano, 0)).toBe(logOddsNano);
      }),
    );
  });

  test('buffers that were used for other companies before give the same bytes as new ones', () => {
    always(
      fc.property(anyCard, fc.array(anyCompany, { minLength: 2, maxLength: 5 }), (card, companies) => {
        const scorer = scorerOf(card);
        const vector = emptyVector(scorer);
        const used = emptyScored(scorer);
        for (const { figures, groups } of companies) {
          vector.values.set(figures.slice(0, vector.values.length));
          vector.pattern = patternOf(groups);
          scoreInto(used, scorer, vector);
        }
        const { cells: _cells, pairCells: _pairs, ...result } = used;
        const { cells: _ownCells, pairCells: _ownPairs, ...fresh } = scoreOf(card, companies.at(-1)!);
        expect(result).toEqual(fresh);
      }),
      200,
    );
  });

  test('where all points rise with their figure, no company scores lower with a higher figure', () => {
    always(
      fc.property(
        anyCard,
        anyCompany,
        fc.nat(),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (card, company, at, by) => {
          const card2 = rising(card);
          const place = at % company.figures.length;
          const higher = company.figures.map((value, index) => (index === place ? value + by : value));
          const [before, after] = [scoreOf(card2, company), scoreOf(card2, { ...company, figures: higher })];
          expect(after.logOddsNano).toBeGreaterThanOrEqual(before.logOddsNano);
          expect(after.score).toBeGreaterThanOrEqual(before.score);
        },
      ),
    );
  });

  test('the error of each sub-score is the deviation of its bags, all of their tables and pairs added up first', () => {
    always(
      fc.property(anyCard, anyCompany, (card, company) => {
        const scorer = scorerOf(card);
        const into = emptyBagErrors(scorer);
        into.logOdds.fill(7);
        into.errors.fill(7);
        const scored = scoreOf(card, company);
        bagErrorsInto(into, scorer, scored);
        const figures = byName(card, company);
        for (const [index, subScore] of card.subScores.entries())
          expect(into.errors[index]).toBeCloseTo(scored.read[index] === 1 ? plainBagError(subScore, figures) : 0, 9);
      }),
    );
  });
});
