import {
  canonicalJson,
  decide,
  replay,
  type Decision,
  type DecisionRecord,
  type Policy,
  type Scorecard,
} from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always, companyFacts, need } from '../arbitraries.ts';
import { euros, inputOf, ORDINARY, RULES, type CompanyFacts } from '../company-facts.ts';

/** A little late with its invoices, so that its grade is A and its score at neither end of the scale. */
const LATE: CompanyFacts = {
  ...ORDINARY,
  registry: { ...ORDINARY.registry, createdDaysAgo: 2000 },
  payments: { daysAgo: 5, summary: { averageDelayDays: 20, late30Share: 0.15, unpaid: 50_000 } },
};

const reference = { id: 'trade', version: '2026-12', sha256: '0'.repeat(64) };

const recordOf = (facts: CompanyFacts, minor?: number): DecisionRecord => {
  const input = inputOf(facts, {
    ...(minor === undefined ? {} : { need: { minor, currency: 'EUR' } }),
    sources: [{ name: 'registry', status: 'ok', asOf: '2026-11-21T10:00:00.000Z', latencyMs: 12 }],
  });
  return {
    format: 1,
    input,
    scorecard: reference,
    policy: reference,
    codeVersion: '1',
    decision: decide(input, RULES),
  };
};

/** What the store keeps and gives back. */
const stored = <T>(value: T): T => JSON.parse(canonicalJson(value)) as T;

const reverseKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, member]) => [key, reverseKeys(member)]));
};

/** A copy with the member at a path changed: `input.answers.0.signals.2.value`. */
const edited = <T>(value: T, path: string, change: (member: unknown) => unknown): T => {
  const copy = structuredClone(value) as Record<string, unknown>;
  const keys = path.split('.');
  const parent = keys.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, copy);
  const last = keys.at(-1)!;
  expect(parent[last], path).toBeDefined();
  parent[last] = change(parent[last]);
  return copy as T;
};

describe('the same input gives the same bytes', () => {
  test('whatever the order of the answers, of their signals and of object keys', () => {
    always(
      fc.property(companyFacts, need, (facts, minor) => {
        const { input, decision } = recordOf(facts, minor);
        const turned = {
          ...input,
          answers: input.answers.toReversed().map((answer) => ({ ...answer, signals: answer.signals.toReversed() })),
        };
        const bytes = canonicalJson(decision);
        expect(canonicalJson(decide(turned, RULES))).toBe(bytes);
        expect(canonicalJson(decide(reverseKeys(input) as typeof input, RULES))).toBe(bytes);
      }),
    );
  });

  test('also where two sources contradict each other on the same day', () => {
    always(
      fc.property(companyFacts, companyFacts, (one, other) => {
        const [first, second] = [inputOf(one), inputOf(other)];
        const renamed = second.answers.map((answer) => ({ ...answer, source: `${answer.source}-2` }));
        const answers = [...first.answers, ...renamed];
        const forward = decide({ ...first, answers }, RULES);
        expect(canonicalJson(decide({ ...first, answers: answers.toReversed() }, RULES))).toBe(canonicalJson(forward));
      }),
    );
  });
});

describe('a recorded decision', () => {
  test('is decided again to the byte after it was stored as JSON with its scorecard and policy', () => {
    always(
      fc.property(companyFacts, need, (facts, minor) => {
        const again = replay(stored(recordOf(facts, minor)), stored(RULES));
        expect(again).toMatchObject({ identical: true, differences: [] });
      }),
    );
  });

  const record = stored(recordOf(LATE, euros(30_000).minor));
  const indexOf = (source: string): number => record.input.answers.findIndex((answer) => answer.source === source);
  const signalAt = (source: string, kind: string): string => {
    const signals = record.input.answers[indexOf(source)]!.signals;
    return `input.answers.${indexOf(source)}.signals.${signals.findIndex((signal) => signal.kind === kind)}.value`;
  };

  test.each([
    ['a status', signalAt('registry', 'company.status'), 'ceased', 'outcome'],
    ['an age', signalAt('registry', 'company.created'), '2026-01-01', 'assessment.score'],
    ['an equity', `${signalAt('accounts', 'accounts.statement')}.equity`, -1, 'limit.minor'],
    ['a balance', `${signalAt('cash', 'cash.summary')}.balance`, 0, 'assessment.logOddsNano'],
    ['a delay', `${signalAt('payments', 'payments.summary')}.averageDelayDays`, 70, 'assessment.score'],
    ['the need', 'input.need.minor', 99, 'limit.minor'],
    ['the day', 'input.decidedAt', '2026-11-22T10:00:00.000Z', 'decidedAt'],
    ['the match', 'input.match.confidence', 0.2, 'outcome'],
  ] as const)(
    'with %s changed in the record is found to differ, and the path is named',
    (_name, path, value, shown) => {
      const again = replay(
        edited(record, path, () => value),
        RULES,
      );
      expect(again.identical).toBe(false);
      expect(again.differences.map((difference) => difference.path)).toContain(shown);
    },
  );

  test.each(['score', 'confidence', 'logOddsNano'] as const)(
    'with its %s changed is found to differ there alone',
    (name) => {
      const again = replay(
        edited(record, `decision.assessment.${name}`, (value) => Number(value) - 1),
        RULES,
      );
      expect(again.differences.map(({ path }) => path)).toEqual([`assessment.${name}`]);
    },
  );

  test('differs when any table in use, the base or a bound of the scorecard is changed', () => {
    const { scorecard } = RULES;
    const paths = scorecard.subScores.flatMap(({ tables }, i) =>
      tables.map((_, j) => `subScores.${i}.tables.${j}.points`),
    );
    // A table whose feature is unknown here is read at its missing bin.
    const missing = paths.map((path) => path.replace('points', 'missing'));
    for (const [index, path] of paths.entries()) {
      const raised = edited(scorecard, path, (points) => (points as number[]).map((point) => point + 0.01));
      const both: Scorecard = edited(raised, missing[index]!, (value) => Number(value) + 0.01);
      expect(replay(record, { ...RULES, scorecard: both }).identical, path).toBe(false);
    }
    const shifted: Scorecard = edited(scorecard, 'calibration.intercept', () => -0.01);
    const { differences } = replay(record, { ...RULES, scorecard: shifted });
    expect(differences.map(({ path }) => path)).toContain('assessment.baseNano');
  });

  test('differs when a threshold or a cap of the policy is changed', () => {
    const changes: readonly (readonly [string, (value: unknown) => unknown, keyof Decision])[] = [
      ['limit.capMinor.A', () => 100_000, 'caps'],
      ['limit.cashShare', () => 0.1, 'caps'],
      ['limit.netWorthShare.A', () => 0.01, 'caps'],
      ['limit.expectedLossBudgetMinor', () => 10_000, 'caps'],
      ['validDays.A', () => 3, 'expiresAt'],
      ['paymentTermsDays.maximum.A', () => 7, 'paymentTermsDays'],
      ['version', () => '1999-01', 'policy'],
    ];
    for (const [path, change, shown] of changes) {
      const policy: Policy = edited(RULES.policy, path, change);
      const { differences } = replay(record, { ...RULES, policy });
      expect(
        differences.map((difference) => difference.path.split('.')[0]),
        path,
      ).toContain(shown);
    }
    const rules = RULES.policy.rules.map((rule) =>
      rule.id === 'risk-refuse' ? { ...rule, when: { is: 'probability_above', value: 0.0001 } as const } : rule,
    );
    const { differences } = replay(record, { ...RULES, policy: { ...RULES.policy, rules } });
    expect(differences.map(({ path }) => path)).toContain('outcome');
  });
});
