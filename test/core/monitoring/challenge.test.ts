import { OUTCOMES, type Combiner, type DecisionInput, type DecisionRules, type Scorecard } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../core/src/decision/decide.ts';
import { challenge } from '../../../core/src/monitoring/challenge.ts';
import type { ObservedOutcome } from '../../../core/src/monitoring/observed-outcome.ts';
import { companyFacts } from '../arbitraries.ts';
import { inputOf, RULES } from '../company-facts.ts';
import { randomOf } from './random.ts';

/** Companies of every kind, the same ones in every run. */
const inputs: readonly DecisionInput[] = fc.sample(companyFacts, { numRuns: 300, seed: 7 }).map((facts, row) =>
  inputOf(facts, {
    id: `decision-${row}`,
    company: { key: `FR:${row}`, country: 'FR' },
    need: { minor: 500_000, currency: 'EUR' },
  }),
);

const withScorecard = (change: (scorecard: Scorecard) => Partial<Scorecard>): DecisionRules => ({
  ...RULES,
  scorecard: { ...RULES.scorecard, version: 'challenger', ...change(RULES.scorecard) },
});

/** Every company looks riskier by one natural log-odds unit. */
const gloomier = withScorecard(({ calibration }) => ({
  calibration: { ...calibration, intercept: calibration.intercept - 1 },
}));

/** Sees no difference between companies. */
const blind = withScorecard(({ combiners }) => ({
  combiners: combiners.map((combiner): Combiner => ({
    ...combiner,
    intercept: 3,
    weights: Object.fromEntries(combiner.groups.map((group) => [group, 0])),
    missing: {},
  })),
}));

/** Outcomes that follow the champion's probabilities, more of them so that there are some. */
const outcomesOf = (seed: number): readonly ObservedOutcome[] => {
  const random = randomOf(seed);
  return inputs.map((input) => {
    const { probabilityOfDefault, score } = decide(input, RULES).assessment;
    const fails = random.uniform() < Math.min(0.9, 2 * probabilityOfDefault);
    return {
      companyKey: input.company.key,
      decidedAt: input.decidedAt,
      probabilityOfDefault,
      score,
      events: fails ? [{ kind: 'proceedings', on: '2027-05-01' }] : [],
      observedUntil: '2028-06-30',
    };
  });
};

describe('champion and challenger on the same inputs', () => {
  test('a challenger that is the champion changes nothing', () => {
    const same = challenge(inputs, { champion: RULES, challenger: RULES });
    expect(same).toMatchObject({ cases: 300, changedCases: 0, changes: [], probabilityRatio: 1 });
    expect(same.scoreDifference).toMatchObject({ mean: 0, standardDeviation: 0, lowest: 0, highest: 0 });
    expect(same.limits.challenger).toEqual(same.limits.champion);
    for (const from of OUTCOMES)
      for (const to of OUTCOMES.filter((outcome) => outcome !== from)) expect(same.migration[from][to]).toBe(0);
  });

  test('each case is counted once in the migration, on the outcome that each side really gives', () => {
    const { migration, changedCases } = challenge(inputs, { champion: RULES, challenger: gloomier });
    const stayed = OUTCOMES.reduce((sum, outcome) => sum + migration[outcome][outcome], 0);
    expect(changedCases).toBe(inputs.length - stayed);
    for (const outcome of OUTCOMES) {
      const championCount = inputs.filter((input) => decide(input, RULES).outcome === outcome).length;
      const challengerCount = inputs.filter((input) => decide(input, gloomier).outcome === outcome).length;
      expect(OUTCOMES.reduce((sum, to) => sum + migration[outcome][to], 0)).toBe(championCount);
      expect(OUTCOMES.reduce((sum, from) => sum + migration[from][outcome], 0)).toBe(challengerCount);
    }
  });

  test('a gloomier challenger never raises a score, sees more risk, and the intercept is named as why', () => {
    const result = challenge(inputs, { champion: RULES, challenger: gloomier }, { mostChanges: 5 });
    expect(result.scoreDifference!.highest).toBeLessThanOrEqual(0);
    expect(result.scoreDifference!.median).toBeLessThan(-50);
    expect(result.probabilityRatio).toBeGreaterThan(1);
    expect(result.limits.challenger.minor).toBeLessThanOrEqual(result.limits.champion.minor);
    expect(result.changedCases).toBeGreaterThan(0);
    expect(result.changes).toHaveLength(Math.min(5, result.changedCases));
    for (const { because } of result.changes) {
      expect(because.map(({ of }) => of)).toEqual(['base']);
      // One unit of log-odds is 86.56 score points.
      expect(because[0]!.championPoints - because[0]!.challengerPoints).toBeCloseTo(86.6, 0);
    }
  });

  test('the changes that are listed are those with the largest difference of score', () => {
    const all = challenge(inputs, { champion: RULES, challenger: blind }, { mostChanges: 1000 });
    expect(all.changes).toHaveLength(all.changedCases);
    const sizes = all.changes.map(({ score }) => Math.abs(score.challenger - score.champion));
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
    const few = challenge(inputs, { champion: RULES, challenger: blind }, { mostChanges: 7, mostShifts: 2 });
    expect(few.changes.map(({ id }) => id)).toEqual(all.changes.slice(0, 7).map(({ id }) => id));
    expect(few.changedCases).toBe(all.changedCases);
  });

  test('a policy that differs alone shows in the reasons, not in the contributions', () => {
    const strict: DecisionRules = {
      ...RULES,
      policy: {
        ...RULES.policy,
        rules: RULES.policy.rules.map((rule) => (rule.outcome === 'accept' ? rule : { ...rule, outcome: 'refuse' })),
      },
    };
    const result = challenge(inputs, { champion: RULES, challenger: strict });
    expect(result.changedCases).toBeGreaterThan(0);
    expect(new Set(result.changes.flatMap(({ because }) => because))).toEqual(new Set());
    expect(result.scoreDifference).toMatchObject({ lowest: 0, highest: 0 });
  });

  test('no case gives no figure that is NaN', () => {
    const none = challenge([], { champion: RULES, challenger: blind });
    expect(none).toMatchObject({ cases: 0, changedCases: 0, limits: { champion: { minor: 0 } } });
    expect(none).not.toHaveProperty('scoreDifference');
    expect(none).not.toHaveProperty('probabilityRatio');
  });

  test('the inputs are not touched, and the same challenge gives the same bytes', () => {
    const before = JSON.stringify(inputs);
    const run = (): string => JSON.stringify(challenge(inputs, { champion: RULES, challenger: blind }));
    expect(run()).toBe(run());
    expect(JSON.stringify(inputs)).toBe(before);
  });
});

describe('champion and challenger on outcomes', () => {
  const outcomes = outcomesOf(51);
  const known = { outcomes, today: '2028-06-30' };

  test('a blind challenger is found out by the paired test', () => {
    const { onOutcomes } = challenge(inputs, { champion: RULES, challenger: blind }, { known });
    expect(onOutcomes).toMatchObject({ rows: 300, verdict: 'champion_better' });
    expect(onOutcomes!.challenger!.discrimination!.auc).toBe(0.5);
    expect(onOutcomes!.auc!.difference).toBeCloseTo(0.5 - onOutcomes!.champion!.discrimination!.auc, 12);
    const turned = challenge(inputs, { champion: blind, challenger: RULES }, { known }).onOutcomes!;
    expect(turned.verdict).toBe('challenger_better');
    expect(turned.auc!.pValue).toBeCloseTo(onOutcomes!.auc!.pValue, 12);
  });

  test('the same model twice leaves nothing to tell', () => {
    expect(challenge(inputs, { champion: RULES, challenger: RULES }, { known }).onOutcomes!.verdict).toBe(
      'cannot_tell',
    );
  });

  test('before the horizon no outcome is used, known or not', () => {
    const early = { outcomes: outcomes.map((one) => ({ ...one })), today: '2027-06-01' };
    expect(challenge(inputs, { champion: RULES, challenger: blind }, { known: early }).onOutcomes).toEqual({
      rows: 0,
      defaults: 0,
      verdict: 'cannot_tell',
    });
  });

  test('a company that was decided on twice counts once', () => {
    const again = inputs.map((input) => ({ ...input, decidedAt: '2026-12-20T10:00:00.000Z' }));
    const later = outcomes.map((one) => ({ ...one, decidedAt: '2026-12-20T10:00:00.000Z' }));
    const { onOutcomes } = challenge(
      [...again, ...inputs],
      { champion: RULES, challenger: blind },
      { known: { ...known, outcomes: [...outcomes, ...later] } },
    );
    expect(onOutcomes!.rows).toBe(300);
  });

  test('an outcome of another decision on the same company is not taken for this one', () => {
    const others = outcomes.map((one) => ({ ...one, decidedAt: '2026-01-01T00:00:00.000Z' }));
    const { onOutcomes } = challenge(
      inputs,
      { champion: RULES, challenger: blind },
      { known: { ...known, outcomes: others } },
    );
    expect(onOutcomes!.rows).toBe(0);
  });
});
