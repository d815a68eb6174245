import { SOURCE_GROUPS, tradeScorecard, type Scorecard } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../core/src/scoring/assess.ts';
import { scorerOf } from '../../../core/src/scoring/scorer.ts';
import { standardErrorOf, wouldAddMost } from '../../../core/src/scoring/uncertainty.ts';
import { always, companyFacts } from '../arbitraries.ts';
import { answersOf, DECIDED_AT, SOUND, TODAY, type CompanyFacts } from '../company-facts.ts';
import { anyCard } from './arbitrary-card.ts';

/** What each group says, in squared log-odds: with nothing the spread is 1.1, with all of them 0.3. */
const SAYS = { registry: 0.4, notices: 0.25, accounts: 0.3, cash: 0.1, payments: 0.05, links: 0.02 };

const patterns = Array.from({ length: 2 ** SOURCE_GROUPS.length }, (_, bits) =>
  SOURCE_GROUPS.filter((_group, index) => ((bits >> index) & 1) === 1),
);

/** A scorecard whose spreads are known here: only the shipped one's tables are taken over, as far as SOUND fills them. */
const CARD: Scorecard = {
  ...tradeScorecard,
  baseRate: 0.02,
  calibration: { slope: 1, intercept: 0 },
  subScores: tradeScorecard.subScores.map(({ group, tables }) => {
    const { features } = assess(answersOf(SOUND), TODAY, { scorecard: tradeScorecard });
    const filled = tables.filter(({ feature }) => features[feature]?.value !== undefined);
    // Without bags there is no error of estimation, so the spread is all of it.
    return { group, tables: filled.map(({ bags: _bags, ...table }) => table) };
  }),
  combiners: patterns.map((groups) => {
    const said = groups.reduce((sum, group) => sum + SAYS[group], 0);
    return {
      groups,
      // So that SOUND is at neither end of the scale, where probabilities of six decimals say little of a width.
      intercept: -2,
      weights: {},
      missing: {},
      discrimination: said / 1.12,
      spread: Math.sqrt(1.21 - said),
    };
  }),
};

/** The same with any spreads, some of which rise by chance where a group is added. */
const anyLattice: fc.Arbitrary<Scorecard> = fc
  .array(fc.double({ min: 0, max: 0.2, noNaN: true }), { minLength: patterns.length, maxLength: patterns.length })
  .map((chance) => ({
    ...CARD,
    combiners: CARD.combiners.map((one, index) => ({ ...one, spread: one.spread + chance[index]! })),
  }));

const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const qualities = fc.array(share, { minLength: SOURCE_GROUPS.length, maxLength: SOURCE_GROUPS.length });
const errors = fc.array(fc.double({ min: 0, max: 0.3, noNaN: true }), {
  minLength: SOURCE_GROUPS.length,
  maxLength: SOURCE_GROUPS.length,
});

/** Squared, for a root makes much of the last bits of a number near nothing. */
const varianceOf = (card: Scorecard, own: readonly number[], quality: readonly number[]): number =>
  standardErrorOf(scorerOf(card), Float64Array.from(own), Float64Array.from(quality)) ** 2;

/** Rounding of the last bits must not count as narrower. */
const NOISE = 1e-12;

describe('knowing less never narrows the interval', () => {
  test('whatever the scorecard, a group that is older, less complete or gone leaves the error as large or larger', () => {
    let larger = 0;
    always(
      fc.property(
        fc.oneof(anyCard, anyLattice, anyLattice),
        errors,
        qualities,
        fc.nat(5),
        share,
        (card, own, quality, index, part) => {
          const less = quality.with(index, quality[index]! * part);
          const [before, after] = [varianceOf(card, own, quality), varianceOf(card, own, less)];
          expect(after).toBeGreaterThanOrEqual(before - NOISE);
          if (after > before + NOISE) larger += 1;
        },
      ),
      3000,
    );
    expect(larger).toBeGreaterThan(300);
  });

  test('the error of estimation of a group that is not there does not count', () => {
    always(
      fc.property(anyCard, errors, qualities, fc.nat(5), (card, own, quality, index) => {
        const absent = quality.with(index, 0);
        expect(varianceOf(card, own.with(index, 99), absent)).toBe(varianceOf(card, own.with(index, 0), absent));
      }),
    );
  });

  test('more error of estimation never narrows it either, and nothing is wider than no source at all', () => {
    always(
      fc.property(anyCard, errors, qualities, fc.nat(5), (card, own, quality, index) => {
        const more = own.with(index, own[index]! + 1);
        const none = SOURCE_GROUPS.map(() => 0);
        expect(varianceOf(card, more, quality)).toBeGreaterThanOrEqual(varianceOf(card, own, quality) - NOISE);
        expect(varianceOf(card, more, quality)).toBeLessThanOrEqual(varianceOf(card, none, none) + NOISE);
      }),
    );
  });

  test('fresh and complete, the error is that of estimation and the spread, added as independent errors are', () => {
    const whole = SOURCE_GROUPS.map(() => 1);
    const none = SOURCE_GROUPS.map(() => 0);
    expect(varianceOf(CARD, none, whole)).toBeCloseTo(0.09, 12);
    expect(varianceOf(CARD, none.with(2, 0.1).with(3, 0.1), whole)).toBeCloseTo(0.09 + 0.02, 12);
  });
});

/** The bounds of the probability are wide here, so that an interval is not cut off. */
const open = (card: Scorecard): Scorecard => ({ ...card, probability: { floor: 1e-6, ceiling: 1 - 1e-6 } });

describe('the interval of a company', () => {
  test('contains its probability, whatever the scorecard', () => {
    always(
      fc.property(anyCard, companyFacts, (card, facts) => {
        const { probabilityInterval, probabilityOfDefault } = assess(answersOf(facts), TODAY, {
          scorecard: open(card),
        }).assessment;
        const [low, high] = probabilityInterval;
        expect([low, probabilityOfDefault, high]).toEqual([low, probabilityOfDefault, high].toSorted((a, b) => a - b));
      }),
    );
  });

  /** Widths in log-odds, for the same width is narrower in probabilities near 0 than near a half. */
  const widthOf = (facts: CompanyFacts, ageDays = 0): number => {
    const fetchedAt = new Date(Date.parse(DECIDED_AT) - ageDays * 86_400_000).toISOString();
    const answers = answersOf(facts).map((answer) => ({ ...answer, fetchedAt }));
    const [low, high] = assess(answers, TODAY, { scorecard: open(CARD) }).assessment.probabilityInterval;
    return Math.log(high / (1 - high)) - Math.log(low / (1 - low));
  };

  test.each(['accounts', 'cash', 'payments', 'notices', 'registry'] as const)('is wider without %s', (group) => {
    const { [group]: _, ...rest } = SOUND;
    expect(widthOf(rest)).toBeGreaterThan(widthOf(SOUND) + 0.01);
  });

  test('is wider with registers read 60 days ago, with old accounts, and with half a statement', () => {
    const half = { equity: 200_000_000, totalAssets: 500_000_000 };
    expect(widthOf(SOUND, 60)).toBeGreaterThan(widthOf(SOUND) + 0.01);
    for (const accounts of [
      { ...SOUND.accounts, daysAgo: 900 },
      { ...SOUND.accounts, statement: half },
    ])
      expect(widthOf({ ...SOUND, accounts })).toBeGreaterThan(widthOf(SOUND) + 0.01);
  });
});

describe('the source that would add most', () => {
  const named = (facts: CompanyFacts) => assess(answersOf(facts), TODAY, { scorecard: CARD }).assessment;
  const { accounts: _accounts, ...withoutAccounts } = SOUND;
  const { cash: _cash, payments: _payments, ...figuresOnly } = SOUND;

  test.each([
    ['accounts, where there are none', withoutAccounts, 'accounts'],
    ['accounts, where they are old', { ...SOUND, accounts: { ...SOUND.accounts, daysAgo: 900 } }, 'accounts'],
    ['the bank, where neither it nor payments are there and it says more', figuresOnly, 'cash'],
    ['the registry, where nothing is there', {}, 'registry'],
  ] as const)('is %s', (_title, facts, group) => {
    expect(named(facts).wouldAddMost).toBe(group);
  });

  test('is nobody where all is there and fresh: the member is absent, not undefined', () => {
    expect(named(SOUND)).not.toHaveProperty('wouldAddMost');
  });

  test('is the first of the scorecard among equals', () => {
    const flat = {
      ...CARD,
      combiners: CARD.combiners.map((one) => ({ ...one, spread: 6 - one.groups.length })),
    };
    const none = new Float64Array(SOURCE_GROUPS.length);
    expect(wouldAddMost(scorerOf(flat), none)).toBe('registry');
    const turned = { ...flat, subScores: flat.subScores.toReversed() };
    expect(wouldAddMost(scorerOf(turned), none)).toBe('links');
  });

  test('is absent where the spread does not fall with any group, and never a group that is complete and fresh', () => {
    const even = { ...CARD, combiners: CARD.combiners.map((one) => ({ ...one, spread: 1 })) };
    expect(wouldAddMost(scorerOf(even), new Float64Array(SOURCE_GROUPS.length))).toBeUndefined();
    always(
      fc.property(anyCard, qualities, (card, quality) => {
        const group = wouldAddMost(scorerOf(card), Float64Array.from(quality));
        expect(group === undefined || quality[SOURCE_GROUPS.indexOf(group)]! < 1).toBe(true);
      }),
    );
  });
});
