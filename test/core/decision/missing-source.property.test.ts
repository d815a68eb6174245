import { OUTCOMES, SOURCE_GROUPS, type Assessment, type Decision, type SourceGroup } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always, cleanCompany, companyFacts, need } from '../arbitraries.ts';
import { decideOn, RULES, SOUND, type CompanyFacts } from '../company-facts.ts';

const { scorecard, policy } = RULES;

const without = (facts: CompanyFacts, group: SourceGroup): CompanyFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name !== group));

const missingOf = new Map(
  scorecard.subScores.flatMap(({ tables }) => tables.map(({ feature, missing }) => [feature as string, missing])),
);

/** Every figure of the group is at least as good as not knowing it. */
const isFavourable = ({ contributions }: Assessment, group: SourceGroup): boolean =>
  contributions
    .filter((contribution) => contribution.group === group)
    .every(({ of, nano }) => nano >= Math.round((missingOf.get(of) ?? 0) * 1e9));

/** What the group's own cap allows is at least what stands in for it; a group without a cap bears no limit. */
const bearsItsStandIn = ({ caps, assessment: { grade } }: Decision, group: SourceGroup): boolean => {
  const capOf = (name: string): number => caps.find((cap) => cap.name === name)?.limit.minor ?? Infinity;
  if (group === 'accounts') return capOf('net_worth_share') >= policy.limit.withoutAccountsMinor[grade];
  return group !== 'cash' || Math.min(capOf('cash_share'), capOf('policy_cap')) >= policy.limit.withoutCashMinor[grade];
};

const looseness = ({ outcome }: Decision): number => OUTCOMES.length - OUTCOMES.indexOf(outcome);

describe('a source that is missing never makes a company look safer', () => {
  test.each(SOURCE_GROUPS)('%s: without favourable facts nothing rises: score, limit, confidence, outcome', (group) => {
    let dropped = 0;
    always(
      fc.property(fc.oneof(companyFacts, cleanCompany), need, fc.boolean(), (facts, minor, isSound) => {
        const known: CompanyFacts = isSound ? { ...facts, [group]: SOUND[group] } : facts;
        const asked = minor === undefined ? {} : { need: { minor, currency: 'EUR' as const } };
        const before = decideOn(known, asked);
        if (!before.assessment.groups.includes(group)) return;
        // A closure without assets has no points of its own, but a rule: it is no favourable fact.
        if (group === 'notices' && known.notices?.proceedings.length !== 0) return;
        if (!isFavourable(before.assessment, group) || !bearsItsStandIn(before, group)) return;
        const after = decideOn(without(known, group), asked);
        dropped += 1;
        expect(after.assessment.score).toBeLessThanOrEqual(before.assessment.score);
        expect(after.limit.minor).toBeLessThanOrEqual(before.limit.minor);
        expect(after.assessment.confidence).toBeLessThanOrEqual(before.assessment.confidence);
        expect(looseness(after)).toBeLessThanOrEqual(looseness(before));
      }),
      3000,
    );
    expect(dropped).toBeGreaterThan(200);
  });

  test.each(['registry', 'notices'] as const)('without %s nothing is accepted and the limit is 0', (group) => {
    always(
      fc.property(companyFacts, need, (facts, minor) => {
        const asked = minor === undefined ? {} : { need: { minor, currency: 'EUR' as const } };
        const { outcome, limit } = decideOn(without(facts, group), asked);
        expect(outcome).not.toBe('accept');
        expect(limit.minor).toBe(0);
      }),
    );
  });

  test('a single figure that is missing within a group never beats a neutral one', () => {
    for (const { tables } of scorecard.subScores)
      for (const { feature, points, missing } of tables) {
        const neutral = points.reduce((least, p) => (Math.abs(p) < Math.abs(least) ? p : least), Infinity);
        expect(missing, feature).toBeLessThanOrEqual(Math.max(0, neutral));
      }
  });

  test.each(['equity', 'netResult', 'currentAssets', 'totalLiabilities', 'operatingResult'] as const)(
    'a statement without its %s never scores higher than with the sound figure',
    (name) => {
      always(
        fc.property(cleanCompany, (facts) => {
          const accounts = SOUND.accounts;
          const rest = Object.fromEntries(Object.entries(accounts.statement).filter(([key]) => key !== name));
          const whole = decideOn({ ...facts, accounts });
          const partial = decideOn({ ...facts, accounts: { ...accounts, statement: rest } });
          expect(partial.assessment.score).toBeLessThanOrEqual(whole.assessment.score);
          expect(partial.assessment.confidence).toBeLessThanOrEqual(whole.assessment.confidence);
          expect(partial.limit.minor).toBeLessThanOrEqual(whole.limit.minor);
        }),
        200,
      );
    },
  );
});

describe('the shipped data keep that promise', () => {
  test('each penalty of a missing group is at most 0 and the sum of its tables’ missing bins', () => {
    for (const combiner of scorecard.combiners)
      for (const { group, tables } of scorecard.subScores) {
        if (combiner.groups.includes(group)) continue;
        const sum = tables.reduce((total, { missing }) => total + Math.round(missing * 1e9), 0);
        expect(Math.round((combiner.missing[group] ?? Number.NaN) * 1e9), group).toBe(sum);
        expect(combiner.missing[group]).toBeLessThanOrEqual(0);
      }
    const bins = scorecard.subScores.flatMap(({ tables }) => tables.map(({ missing }) => missing));
    expect(Math.max(...bins)).toBeLessThanOrEqual(0);
  });

  test('each cap that stands in for accounts or cash is at most the policy cap of its grade', () => {
    const { capMinor, withoutAccountsMinor, withoutCashMinor } = policy.limit;
    for (const { grade } of scorecard.grades) {
      expect(withoutAccountsMinor[grade]).toBeLessThanOrEqual(capMinor[grade]);
      expect(withoutCashMinor[grade]).toBeLessThanOrEqual(capMinor[grade]);
    }
  });
});
