import { GRADES, type Answer, type Contribution } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../core/src/scoring/assess.ts';
import { scoreOf } from '../../../core/src/scoring/probability-of-default.ts';
import { always, companyFacts, need } from '../arbitraries.ts';
import { answersOf, decideOn, RULES, TODAY, type CompanyFacts } from '../company-facts.ts';

const assessed = (facts: CompanyFacts) => assess(answersOf(facts), TODAY, RULES).assessment;

const sum = (contributions: readonly Contribution[], start: number): number =>
  contributions.reduce((total, { nano }) => total + nano, start);

describe('whatever the facts are', () => {
  test('the contributions are whole nanos that sum exactly to the log-odds, in any order', () => {
    always(
      fc.property(companyFacts, fc.integer(), (facts, salt) => {
        const { contributions, baseNano, logOddsNano } = assessed(facts);
        expect(contributions.every(({ nano }) => Number.isSafeInteger(nano))).toBe(true);
        const shuffled = contributions.toSorted((a, b) => ((a.nano ^ salt) % 97) - ((b.nano ^ salt) % 97));
        expect(sum(contributions, baseNano)).toBe(logOddsNano);
        expect(sum(shuffled, baseNano)).toBe(logOddsNano);
        expect(sum(contributions.toReversed(), baseNano)).toBe(logOddsNano);
      }),
    );
  });

  test('every feature or its whole missing group contributes exactly once', () => {
    always(
      fc.property(companyFacts, (facts) => {
        const { contributions, groups } = assessed(facts);
        const expected = RULES.scorecard.subScores.flatMap(({ group, tables }) =>
          groups.includes(group) ? tables.map(({ feature }) => feature) : [`missing:${group}`],
        );
        expect(contributions.map(({ of }) => of)).toEqual(expected);
      }),
    );
  });

  test('the score is clamp(round(261.4 + 86.56 ln((1-PD)/PD)), 0, 1000), and the grade is its band', () => {
    always(
      fc.property(companyFacts, (facts) => {
        const { probabilityOfDefault: pd, score, grade } = assessed(facts);
        expect(score).toBe(Math.min(1000, Math.max(0, Math.round(261.4 + 86.56 * Math.log((1 - pd) / pd)))));
        const band = RULES.scorecard.grades.find(({ minimumScore }) => score >= minimumScore);
        expect(grade).toBe(band?.grade);
        expect(GRADES).toContain(grade);
      }),
    );
  });

  test('the probability stays within its bounds and its interval, the confidence within 0 and 1', () => {
    always(
      fc.property(companyFacts, (facts) => {
        const { probabilityOfDefault: pd, probabilityInterval, confidence } = assessed(facts);
        const { floor, ceiling } = RULES.scorecard.probability;
        const [low, high] = probabilityInterval;
        expect([floor, low, pd, high, ceiling]).toEqual([floor, low, pd, high, ceiling].toSorted((a, b) => a - b));
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the displayed points add up: base + listed reasons + other + clamped = score, all of them whole', () => {
    always(
      fc.property(companyFacts, need, (facts, minor) => {
        const decision = decideOn(facts, minor === undefined ? {} : { need: { minor, currency: 'EUR' } });
        const { base, listed, other, clamped, total } = decision.sum;
        expect([base, listed, other, clamped].every(Number.isInteger)).toBe(true);
        expect(decision.reasons.reduce((points, reason) => points + reason.points, 0)).toBe(listed);
        expect(base + listed + other + clamped).toBe(total);
        const { score } = decision.assessment;
        // Only the ends of the scale cut anything off: 919 is the score of the floor of the probability.
        expect(clamped === 0 || score <= 1 || score === 919).toBe(true);
        expect(total).toBe(decision.assessment.score);
      }),
    );
  });

  test('at most four reasons each way are given, one for each topic, and each points where it says', () => {
    always(
      fc.property(companyFacts, need, (facts, minor) => {
        const { reasons } = decideOn(facts, minor === undefined ? {} : { need: { minor, currency: 'EUR' } });
        const [up, down] = [reasons.filter((r) => r.direction === 'up'), reasons.filter((r) => r.direction === 'down')];
        expect(up.length).toBeLessThanOrEqual(4);
        expect(down.length).toBeLessThanOrEqual(4);
        expect(new Set(reasons.map(({ topic }) => topic)).size).toBe(reasons.length);
        expect(up.every(({ points }) => points > 0)).toBe(true);
        expect(down.every(({ points }) => points <= 0)).toBe(true);
      }),
    );
  });

  test('an outcome that is not "accept" gives at least one reason against', () => {
    always(
      fc.property(companyFacts, need, (facts, minor) => {
        const { outcome, reasons } = decideOn(facts, minor === undefined ? {} : { need: { minor, currency: 'EUR' } });
        expect(outcome === 'accept' || reasons.some(({ direction }) => direction === 'down')).toBe(true);
      }),
    );
  });
});

describe('the scale', () => {
  test.each([
    [0.5, 261],
    [1 / 51, 600],
    [1 / 101, 660],
    [0.0005, 919],
    [0.9999, 0],
  ])('a probability of %d is a score of %i', (probability, score) => {
    expect(scoreOf(probability)).toBe(score);
  });

  test('a company that no source knows has a score, the widest interval and no confidence', () => {
    const nothing: readonly Answer[] = [];
    const { assessment } = assess(nothing, TODAY, RULES);
    expect(assessment.groups).toEqual([]);
    expect(assessment.confidence).toBe(0);
    expect(assessment.probabilityInterval[1]).toBeGreaterThan(4 * assessment.probabilityInterval[0]);
  });
});
