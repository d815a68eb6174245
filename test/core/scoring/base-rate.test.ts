import { decide, tradeDefaultPolicy, tradeScorecard } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../core/src/scoring/assess.ts';
import { always, companyFacts } from '../arbitraries.ts';
import { answersOf, inputOf, SOUND, TODAY, type CompanyFacts } from '../company-facts.ts';

const assessed = (facts: CompanyFacts, baseRate?: number) =>
  assess(answersOf(facts), TODAY, { scorecard: tradeScorecard, baseRate }).assessment;

const rate = fc.double({ min: 0.0005, max: 0.3, noNaN: true });
const logOddsOf = (probability: number): number => Math.log((1 - probability) / probability);

const MIDDLING: CompanyFacts = { registry: SOUND.registry, notices: SOUND.notices };

describe('a base rate that a policy states', () => {
  test('moves the base by the difference of the log-odds of the two rates, and no contribution', () => {
    always(
      fc.property(companyFacts, rate, (facts, baseRate) => {
        const [own, moved] = [assessed(facts), assessed(facts, baseRate)];
        expect(moved.contributions).toEqual(own.contributions);
        const shift = moved.baseNano - own.baseNano;
        expect(Number.isSafeInteger(shift)).toBe(true);
        expect(shift / 1e9).toBeCloseTo(logOddsOf(baseRate) - logOddsOf(tradeScorecard.baseRate), 8);
        expect(moved.logOddsNano - own.logOddsNano).toBe(shift);
        expect(moved.confidence).toBe(own.confidence);
      }),
    );
  });

  test('multiplies the odds of default by the ratio of the two rates’ odds', () => {
    // Known from registers alone, so that its probability is at neither end.
    const [own, moved] = [assessed(MIDDLING), assessed(MIDDLING, 0.04)];
    const { floor, ceiling } = tradeScorecard.probability;
    for (const { probabilityOfDefault } of [own, moved]) {
      expect(probabilityOfDefault).toBeGreaterThan(10 * floor);
      expect(probabilityOfDefault).toBeLessThan(ceiling / 2);
    }
    const odds = (probability: number): number => probability / (1 - probability);
    const ratio = odds(moved.probabilityOfDefault) / odds(own.probabilityOfDefault);
    expect(ratio).toBeCloseTo(odds(0.04) / odds(tradeScorecard.baseRate), 1);
  });

  test('that is the scorecard’s own changes not a byte', () => {
    expect(assessed(SOUND, tradeScorecard.baseRate)).toEqual(assessed(SOUND));
  });

  test.each([0, 1, -0.1, 1.5, Number.NaN])('of %d is refused with a stable code', (baseRate) => {
    expect(() => assessed(SOUND, baseRate)).toThrow(expect.objectContaining({ code: 'bad_base_rate' }));
  });

  test('is taken from the policy by the country of the company; a country that is not listed keeps the scorecard’s', () => {
    const policy = { ...tradeDefaultPolicy, baseRates: { FR: 0.05, DE: 0.01 } };
    const decided = (country: string) => {
      const input = { ...inputOf(SOUND), company: { key: `${country}:1`, country } };
      return decide(input, { scorecard: tradeScorecard, policy }).assessment;
    };
    expect(decided('FR')).toEqual(assessed(SOUND, 0.05));
    expect(decided('DE')).toEqual(assessed(SOUND, 0.01));
    expect(decided('ES')).toEqual(assessed(SOUND));
  });

  test('still leaves displayed points that add up to the score', () => {
    always(
      fc.property(companyFacts, rate, (facts, baseRate) => {
        const policy = { ...tradeDefaultPolicy, baseRates: { FR: baseRate } };
        const { sum, assessment } = decide(inputOf(facts), { scorecard: tradeScorecard, policy });
        expect(sum.base + sum.listed + sum.other + sum.clamped).toBe(assessment.score);
        expect(sum.total).toBe(assessment.score);
      }),
    );
  });
});
