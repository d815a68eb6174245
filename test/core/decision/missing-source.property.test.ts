import {
  OUTCOMES,
  SOURCE_GROUPS,
  type Assessment,
  type Combiner,
  type Decision,
  type SourceGroup,
} from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always, cleanCompany, companyFacts, need } from '../arbitraries.ts';
import { decideOn, RULES, SOUND, type CompanyFacts } from '../company-facts.ts';
import { favourableAccounts } from '../favourable-accounts.ts';

const { scorecard, policy } = RULES;

const without = (facts: CompanyFacts, group: SourceGroup): CompanyFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name !== group));

const missingOf = new Map(
  scorecard.subScores.flatMap(({ tables }) => tables.map(({ feature, missing }) => [feature as string, missing])),
);

/** The shipped scorecard has one combiner for each pattern of groups, in whatever order they are named. */
const combinerOf = (groups: readonly SourceGroup[]): Combiner => {
  const found = scorecard.combiners.find(
    (combiner) => combiner.groups.length === groups.length && groups.every((group) => combiner.groups.includes(group)),
  );
  if (found === undefined) throw new Error(`no combiner for ${groups.join()}`);
  return found;
};

/** Every figure of the group, with its half of each pair, gives at least what not knowing it would. */
const isFavourable = ({ contributions, groups }: Assessment, group: SourceGroup): boolean => {
  const weight = combinerOf(groups).weights[group] ?? 1;
  return contributions
    .filter((contribution) => contribution.group === group)
    .every(({ of, nano }) => nano >= Math.round(weight * (missingOf.get(of) ?? 0) * 1e9));
};

/** What the group's own cap allows is at least what stands in for it; a group without a cap bears no limit. */
const bearsItsStandIn = ({ caps, assessment: { grade } }: Decision, group: SourceGroup): boolean => {
  const capOf = (name: string): number => caps.find((cap) => cap.name === name)?.limit.minor ?? Infinity;
  if (group === 'accounts') return capOf('net_worth_share') >= policy.limit.withoutAccountsMinor[grade];
  return group !== 'cash' || Math.min(capOf('cash_share'), capOf('policy_cap')) >= policy.limit.withoutCashMinor[grade];
};

/** Facts of a group that say nothing bad; of accounts many, for there each figure has a say in what the others mean. */
const favourableFacts = (group: SourceGroup) =>
  group === 'accounts' ? favourableAccounts : fc.constant<CompanyFacts[SourceGroup]>(SOUND[group]);

const looseness = ({ outcome }: Decision): number => OUTCOMES.length - OUTCOMES.indexOf(outcome);

describe('a source that is missing never makes a company look safer', () => {
  test.each(SOURCE_GROUPS)('%s: without favourable facts nothing rises: score, limit, confidence, outcome', (group) => {
    let dropped = 0;
    always(
      fc.property(
        fc.oneof(companyFacts, cleanCompany),
        need,
        fc.option(favourableFacts(group)),
        (facts, minor, good) => {
          const known: CompanyFacts = good === null ? facts : { ...facts, [group]: good };
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
        },
      ),
      3000,
    );
    expect(dropped).toBeGreaterThan(1000);
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

  test.each(Object.keys(SOUND.accounts.statement))('accounts without their %s never look better or surer', (name) => {
    always(
      fc.property(cleanCompany, fc.oneof(fc.constant(SOUND.accounts), favourableAccounts), (facts, accounts) => {
        const rest = Object.fromEntries(Object.entries(accounts.statement).filter(([key]) => key !== name));
        const whole = decideOn({ ...facts, accounts });
        const partial = decideOn({ ...facts, accounts: { ...accounts, statement: rest } });
        // The score has a highest value, behind which the log-odds could rise unseen.
        expect(partial.assessment.logOddsNano).toBeLessThanOrEqual(whole.assessment.logOddsNano);
        expect(partial.assessment.score).toBeLessThanOrEqual(whole.assessment.score);
        expect(partial.assessment.confidence).toBeLessThanOrEqual(whole.assessment.confidence);
        expect(partial.limit.minor).toBeLessThanOrEqual(whole.limit.minor);
      }),
      200,
    );
  });
});

describe('the shipped data keep that promise', () => {
  test('each penalty of a missing group is the weight times the sum of its tables’ missing bins, and no gain', () => {
    for (const combiner of scorecard.combiners)
      for (const { group, tables } of scorecard.subScores) {
        if (combiner.groups.includes(group)) continue;
        const weight = combinerOf([...combiner.groups, group]).weights[group] ?? Number.NaN;
        const sum = tables.reduce((total, { missing }) => total + missing, 0);
        // The combiners' file keeps six decimals.
        expect(Math.abs((combiner.missing[group] ?? Number.NaN) - weight * sum), group).toBeLessThanOrEqual(1e-6);
        expect(combiner.missing[group]).toBeLessThanOrEqual(0);
      }
    const bins = scorecard.subScores.flatMap(({ tables }) => tables.map(({ missing }) => missing));
    expect(Math.max(...bins)).toBeLessThanOrEqual(0);
  });

  test('not knowing of a change costs nothing, for silence is the best that can be said of changes', () => {
    expect(missingOf.get('months_since_change')).toBe(0);
  });

  test('no group has another weight, and no pattern a higher intercept, because a further group is missing', () => {
    for (const fuller of scorecard.combiners)
      for (const dropped of fuller.groups) {
        const kept = fuller.groups.filter((group) => group !== dropped);
        const poorer = combinerOf(kept);
        expect(poorer.intercept).toBeLessThanOrEqual(fuller.intercept);
        for (const group of kept) expect(poorer.weights[group]).toBe(fuller.weights[group]);
      }
  });

  test('each cap that stands in for accounts or cash is at most the policy cap of its grade', () => {
    const { capMinor, withoutAccountsMinor, withoutCashMinor } = policy.limit;
    for (const { grade } of scorecard.grades) {
      expect(withoutAccountsMinor[grade]).toBeLessThanOrEqual(capMinor[grade]);
      expect(withoutCashMinor[grade]).toBeLessThanOrEqual(capMinor[grade]);
    }
  });
});
