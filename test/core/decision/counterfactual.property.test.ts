import {
  addDays,
  canonicalJson,
  dayOf,
  decide,
  replay,
  tradeScorecard,
  type Answer,
  type Decision,
  type DecisionInput,
  type Signal,
} from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counterfactual, CounterfactualCode, Standing } from '../../../core/src/decision/counterfactual.ts';
import { changedInput } from '../../../core/src/decision/counterfactuals-of.ts';
import { LEVERS } from '../../../core/src/decision/counterfactuals/levers.ts';
import type { Situation } from '../../../core/src/decision/counterfactuals/lever.ts';
import { gainOf, NOTHING } from '../../../core/src/decision/counterfactuals/smallest-step.ts';
import { statementFaults } from '../../../core/src/signal/statement-faults.ts';
import { always } from '../arbitraries.ts';
import { RULES, TODAY } from '../company-facts.ts';
import { variedInput } from './varied-company.ts';

const standingOf = ({ assessment, outcome, limit }: Decision): Standing => ({
  score: assessment.score,
  grade: assessment.grade,
  outcome,
  limit,
});

const signalsIn = (answers: readonly Answer[]): readonly Signal[] => answers.flatMap(({ signals }) => signals);

type Case = { readonly input: DecisionInput; readonly decision: Decision; readonly shown: Counterfactual };

/** Runs a check on every counterfactual of many companies; a check that never met one proves nothing. */
const onEach = (check: (shown: Case) => void, least = 300): void => {
  let met = 0;
  always(
    fc.property(variedInput, (input) => {
      const decision = decide(input, RULES);
      for (const shown of decision.counterfactuals ?? []) {
        met += 1;
        check({ input, decision, shown });
      }
    }),
    600,
  );
  expect(met).toBeGreaterThan(least);
};

const changedBy = ({ input, shown }: Case): DecisionInput => {
  const changed = changedInput(shown, input, RULES);
  if (changed === undefined) throw new Error(`${shown.code} cannot be made again`);
  return changed;
};

describe('every counterfactual that is shown', () => {
  test('comes out exactly as stated when the changed facts are decided on', () => {
    onEach((one) => {
      expect(standingOf(decide(changedBy(one), RULES))).toEqual(one.shown.after);
      expect(standingOf(one.decision)).toEqual(one.shown.before);
    });
  });

  test('makes something better and nothing worse', () => {
    onEach(({ shown: { before, after } }) => {
      expect(gainOf(before, after)).not.toBe(NOTHING);
      expect(after.score).toBeGreaterThanOrEqual(before.score);
      expect(after.limit.minor).toBeGreaterThanOrEqual(before.limit.minor);
      const isTelling = after.score >= before.score + 10 || after.limit.minor >= Math.max(1, before.limit.minor * 1.1);
      expect(isTelling || after.grade !== before.grade || after.outcome !== before.outcome).toBe(true);
    });
  });

  test('answers a reason against the company that is listed, once, and at most four are shown', () => {
    onEach(({ decision: { reasons, counterfactuals = [] }, shown }) => {
      expect(reasons.filter(({ direction }) => direction === 'down').map(({ code }) => code)).toContain(shown.reason);
      expect(counterfactuals.length).toBeLessThanOrEqual(4);
      expect(new Set(counterfactuals.map(({ reason }) => reason)).size).toBe(counterfactuals.length);
      expect(new Set(counterfactuals.map(({ code }) => code)).size).toBe(counterfactuals.length);
    });
  });

  test('is the smallest amount of its kind: one step less gains less', () => {
    let smaller = 0;
    onEach(({ input, shown }) => {
      const situation: Situation = { input, rules: RULES, today: TODAY, signals: signalsIn(input.answers) };
      const lever = Object.values(LEVERS)
        .flat()
        .find(({ code }) => code === shown.code)!;
      const steps = lever.steps(situation);
      const at = steps.findIndex(({ to }) => canonicalJson(to) === canonicalJson(shown.change.to));
      const gainAt = (index: number) => gainOf(shown.before, standingOf(decide(steps[index]!.input(), RULES)));
      expect(gainAt(at)).toBeLessThanOrEqual(gainAt(steps.length - 1));
      if (at === 0) return;
      smaller += 1;
      expect(gainAt(at - 1)).toBeGreaterThan(gainAt(steps.length - 1));
    });
    expect(smaller).toBeGreaterThan(100);
  });

  test('never makes the reason that it answers weigh more', () => {
    let compared = 0;
    onEach((one) => {
      const { reasons } = one.decision;
      const answered = reasons.find(({ code, direction }) => direction === 'down' && code === one.shown.reason)!;
      const after = decide(changedBy(one), RULES).reasons.find(({ topic }) => topic === answered.topic);
      if (after === undefined) return;
      compared += 1;
      expect(after.points, one.shown.code).toBeGreaterThanOrEqual(answered.points);
    });
    expect(compared).toBeGreaterThan(100);
  });

  test('changes facts only, and none that the company cannot change', () => {
    const changeable = new Set(['accounts.statement', 'accounts.filed', 'cash.summary', 'payments.summary']);
    onEach((one) => {
      const changed = changedBy(one);
      expect({ ...changed, answers: [] }).toEqual({ ...one.input, answers: [] });
      const [before, after] = [signalsIn(one.input.answers), signalsIn(changed.answers)];
      const added = after.filter((signal) => !before.includes(signal));
      const gone = before.filter((signal) => !after.includes(signal));
      for (const { kind } of [...added, ...gone]) expect(changeable).toContain(kind);
      for (const { asOf } of added) expect(asOf <= TODAY).toBe(true);
    });
  });

  test('leaves accounts that could be true: the balance still balances', () => {
    const ofAccounts = new Set<CounterfactualCode>(['CAPITAL_PAID_IN', 'DEBT_MADE_LONGER', 'DEBT_REPAID']);
    let balanced = 0;
    onEach((one) => {
      const known = signalsIn(one.input.answers);
      const made = signalsIn(changedBy(one).answers).filter((signal) => !known.includes(signal));
      for (const signal of made) {
        if (signal.kind !== 'accounts.statement') continue;
        expect(statementFaults(signal.value, TODAY)).toEqual([]);
        const { totalAssets, equity, totalLiabilities } = signal.value;
        if (totalAssets === undefined || equity === undefined || totalLiabilities === undefined) continue;
        if (ofAccounts.has(one.shown.code)) balanced += 1;
        expect(equity + totalLiabilities).toBe(totalAssets);
      }
    });
    expect(balanced).toBeGreaterThan(20);
  });
});

describe('counterfactuals as a whole', () => {
  test('are not shown where a fact of the registers leaves no credit', () => {
    let met = 0;
    always(
      fc.property(variedInput, (input) => {
        const { reasons, counterfactuals } = decide(input, RULES);
        const codes = reasons.filter(({ points, direction }) => direction === 'down' && points <= 0);
        if (!codes.some(({ code }) => /^(?:COMPANY_CEASED|COMPANY_STRUCK_OFF|LIQUIDATION_OPEN)$/.test(code))) return;
        met += 1;
        expect(counterfactuals).toBeUndefined();
      }),
    );
    expect(met).toBeGreaterThan(15);
  });

  test('are found again from the record, byte for byte, and leave no made-up fact in it', () => {
    always(
      fc.property(variedInput, (input) => {
        const decision = decide(input, RULES);
        const rules = { id: 'r', version: '1', sha256: '0' };
        const record = { format: 1, input, scorecard: rules, policy: rules, codeVersion: 'test', decision } as const;
        const stored = JSON.parse(canonicalJson(record)) as typeof record;
        expect(replay(stored, RULES).identical).toBe(true);
        expect(canonicalJson(record)).not.toContain('"source":"counterfactual"');
      }),
      200,
    );
  });

  test('do not depend on which company a scorecard was first asked about', () => {
    always(
      fc.property(variedInput, fc.nat(4000), (input, days) => {
        const fresh = { ...RULES, scorecard: structuredClone(tradeScorecard) };
        const decidedAt = addDays(input.decidedAt, days);
        decide({ ...input, decidedAt }, fresh);
        expect(dayOf(decidedAt) >= TODAY).toBe(true);
        expect(canonicalJson(decide(input, fresh))).toBe(canonicalJson(decide(input, RULES)));
      }),
      100,
    );
  });
});
