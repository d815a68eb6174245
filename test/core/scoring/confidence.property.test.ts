import { SOURCE_GROUPS, tradeScorecard, type Answer, type SourceGroup } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../core/src/scoring/assess.ts';
import { always, companyFacts } from '../arbitraries.ts';
import { answersOf, DECIDED_AT, SOUND, TODAY, type CompanyFacts } from '../company-facts.ts';

const confidenceOf = (answers: readonly Answer[]): number =>
  assess(answers, TODAY, { scorecard: tradeScorecard }).assessment.confidence;

const without = (facts: CompanyFacts, group: SourceGroup): CompanyFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name !== group));

const fetchedEarlier = (answers: readonly Answer[], group: SourceGroup, days: number): readonly Answer[] =>
  answers.map((answer) =>
    answer.groups.includes(group)
      ? { ...answer, fetchedAt: new Date(Date.parse(DECIDED_AT) - days * 86_400_000).toISOString() }
      : answer,
  );

const older = (facts: CompanyFacts, group: 'accounts' | 'cash' | 'payments', days: number): CompanyFacts => {
  const known = facts[group];
  return known === undefined ? facts : { ...facts, [group]: { ...known, daysAgo: known.daysAgo + days } };
};

const days = fc.nat(1500);

describe('confidence on the shipped scorecard', () => {
  test.each(SOURCE_GROUPS)('never rises when %s is dropped, whatever else is known', (group) => {
    let dropped = 0;
    always(
      fc.property(companyFacts, (facts) => {
        if (facts[group] === undefined) return;
        dropped += 1;
        expect(confidenceOf(answersOf(without(facts, group)))).toBeLessThanOrEqual(confidenceOf(answersOf(facts)));
      }),
      1000,
    );
    expect(dropped).toBeGreaterThan(300);
  });

  test.each(['accounts', 'cash', 'payments'] as const)('never rises when the facts of %s are older', (group) => {
    always(
      fc.property(companyFacts, days, (facts, more) => {
        const aged = confidenceOf(answersOf(older(facts, group, more)));
        expect(aged).toBeLessThanOrEqual(confidenceOf(answersOf(facts)));
      }),
      1000,
    );
  });

  test.each(['registry', 'notices', 'links'] as const)('never rises when %s were read longer ago', (group) => {
    always(
      fc.property(companyFacts, days, (facts, more) => {
        const answers = answersOf(facts);
        expect(confidenceOf(fetchedEarlier(answers, group, more))).toBeLessThanOrEqual(confidenceOf(answers));
      }),
      1000,
    );
  });

  test('is 1 with every group complete and fresh, 0 with none, and falls with each group that is taken away', () => {
    expect(confidenceOf(answersOf(SOUND))).toBe(1);
    expect(confidenceOf([])).toBe(0);
    for (const group of SOURCE_GROUPS) expect(confidenceOf(answersOf(without(SOUND, group))), group).toBeLessThan(1);
  });

  test('is lower for accounts of two years ago, a bank of two months ago, registers read two months ago', () => {
    for (const [group, more] of [
      ['accounts', 400],
      ['cash', 60],
      ['payments', 200],
    ] as const)
      expect(confidenceOf(answersOf(older(SOUND, group, more))), group).toBeLessThan(1);
    expect(confidenceOf(fetchedEarlier(answersOf(SOUND), 'registry', 60))).toBeLessThan(1);
  });

  test('rises with each invoice up to ten, and not beyond', () => {
    const known = (invoices: number): number =>
      confidenceOf(answersOf({ ...SOUND, payments: { daysAgo: 5, summary: { ...SOUND.payments.summary, invoices } } }));
    const rising = [2, 3, 6, 9, 10].map(known);
    expect(rising).toEqual([...new Set(rising)].toSorted((a, b) => a - b));
    expect(known(2)).toBe(confidenceOf(answersOf(without(SOUND, 'payments'))));
    expect([known(10), known(500)]).toEqual([1, 1]);
  });
});
