import {
  OUTCOMES,
  runPolicyCase,
  tradeDefaultPolicy,
  type Fact,
  type Policy,
  type PolicyCase,
  type Proceedings,
} from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { decideOn, euros, SOUND, type CompanyFacts, type ProceedingsFact } from '../company-facts.ts';

const codes = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code);

describe('the policy’s own cases', () => {
  test.each(tradeDefaultPolicy.cases)('$name', (policyCase) => {
    const { facts, expect: expected } = policyCase;
    const { outcome, limitMinor, reasons, passed } = runPolicyCase(tradeDefaultPolicy, policyCase);
    expect({ outcome, facts }).toEqual({ outcome: expected.outcome, facts });
    expect(limitMinor).toBe(expected.limitMinor ?? limitMinor);
    expect(reasons).toEqual(expect.arrayContaining(expected.reason === undefined ? [] : [expected.reason]));
    expect(passed).toBe(true);
  });

  test('a case that the rules do not bear out is reported as not passed', () => {
    const wrong: PolicyCase = { name: 'wrong', facts: { ceased: true }, expect: { outcome: 'accept' } };
    expect(runPolicyCase(tradeDefaultPolicy, wrong)).toMatchObject({ passed: false, outcome: 'refuse', limitMinor: 0 });
    const noReason: PolicyCase = { name: 'wrong', facts: {}, expect: { outcome: 'accept', reason: 'AGE_YOUNG' } };
    expect(runPolicyCase(tradeDefaultPolicy, noReason).passed).toBe(false);
  });

  test('the policy has a case for every outcome, and rules with ids of their own', () => {
    expect(new Set(tradeDefaultPolicy.cases.map((one) => one.expect.outcome))).toEqual(new Set(OUTCOMES));
    const ids = tradeDefaultPolicy.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const withProceedings = (...proceedings: ProceedingsFact[]): CompanyFacts => ({
  ...SOUND,
  notices: { ...SOUND.notices, proceedings },
});
const opened = (value: Proceedings, daysAgo = 30): ProceedingsFact => ({ kind: 'proceedings.opened', value, daysAgo });
const closed = (outcome: 'cleared' | 'insufficient_assets' | 'other', daysAgo = 30): ProceedingsFact => ({
  kind: 'proceedings.closed',
  value: { proceedings: 'liquidation', outcome },
  daysAgo,
});

describe('hard facts decide about a company that is sound in all figures', () => {
  test.each([
    ['ceased', { ...SOUND, registry: { ...SOUND.registry, status: 'ceased' } }, 'refuse', 'COMPANY_CEASED'],
    ['struck off', { ...SOUND, registry: { ...SOUND.registry, isStruckOff: true } }, 'refuse', 'COMPANY_STRUCK_OFF'],
    ['liquidation', withProceedings(opened('liquidation')), 'refuse', 'LIQUIDATION_OPEN'],
    ['closed without assets', withProceedings(closed('insufficient_assets')), 'refuse', 'PROCEEDINGS_PAST'],
    ['receivership', withProceedings(opened('receivership')), 'refer', 'RECEIVERSHIP_OPEN'],
    ['safeguard', withProceedings(opened('safeguard')), 'request_guarantee', 'SAFEGUARD_OPEN'],
    ['conciliation', withProceedings(opened('conciliation')), 'refer', 'CONCILIATION_OPEN'],
    ['converted', withProceedings(opened('safeguard', 400), opened('liquidation')), 'refuse', 'LIQUIDATION_OPEN'],
    [
      'two notices of one day',
      withProceedings(opened('liquidation'), opened('safeguard')),
      'refuse',
      'LIQUIDATION_OPEN',
    ],
    ['unread', { ...SOUND, notices: { ...SOUND.notices, unread: 'A2026-1' } }, 'refer', 'NOTICE_UNREAD'],
  ] as const satisfies readonly (readonly [string, CompanyFacts, string, string])[])(
    '%s',
    (name, facts, outcome, code) => {
      const decision = decideOn(facts);
      expect(decision.outcome).toBe(outcome);
      expect(codes(decision)).toContain(code);
      expect(decision.limit.minor === 0).toBe(name !== 'conciliation');
      expect(decision.paymentTermsDays === 0).toBe(outcome === 'refuse' || decision.assessment.grade >= 'F');
    },
  );

  test('a plan that runs asks for a guarantee, and one that was cleared long ago is no obstacle', () => {
    const plan: ProceedingsFact = { kind: 'proceedings.plan', value: 'safeguard', daysAgo: 30 };
    expect(decideOn(withProceedings(opened('safeguard', 300), plan)).outcome).toBe('request_guarantee');
    expect(decideOn(withProceedings(opened('receivership', 5000), closed('cleared', 4800))).outcome).toBe('accept');
  });

  test('the reason of an opening shows the day of the judgement and who said so', () => {
    const [reason] = decideOn(withProceedings(opened('liquidation', 30))).reasons;
    expect(reason).toMatchObject({ code: 'LIQUIDATION_OPEN', asOf: '2026-10-22', source: 'notices' });
    expect(reason?.value).toEqual({ type: 'date', value: '2026-10-22' });
  });
});

const others: readonly Fact[] = [];
const RISKY: CompanyFacts = {
  registry: { ...SOUND.registry, createdDaysAgo: 500, staff: 0, sector: '5610', others },
  notices: { ...SOUND.notices, filedDaysAgo: 1500 },
  cash: { ...SOUND.cash, summary: { ...SOUND.cash.summary, balance: 0, rejectedDebits: 6, overdraftDays: 80 } },
};

describe('the model', () => {
  test('refuses a company whose risk no guarantee covers, but sends a natural person to a person', () => {
    const person: CompanyFacts = { ...RISKY, registry: { ...RISKY.registry!, subject: 'natural_person' } };
    const [company, trader] = [decideOn(RISKY), decideOn(person)];
    expect([company.outcome, company.subjectKind]).toEqual(['refuse', 'legal_person']);
    expect([trader.outcome, trader.subjectKind, trader.limit.minor]).toEqual(['refer', 'natural_person', 0]);
    expect(codes(trader)).toContain('NATURAL_PERSON_REVIEW');
    expect(trader.assessment.score).toBe(company.assessment.score);
  });

  test('does not let safeguard open a door that it would have shut, and leaves that case to a person', () => {
    const facts = { ...RISKY, notices: { ...RISKY.notices!, proceedings: [opened('safeguard')] } };
    expect(decideOn(facts)).toMatchObject({ outcome: 'refer', limit: { minor: 0 } });
  });
});

describe('the need', () => {
  const { cash: _, ...facts } = SOUND;
  const limitOf = decideOn(facts).limit.minor;

  test('is measured against a limit that the model gives and no rule caps', () => {
    expect(limitOf).toBeGreaterThan(euros(1_000).minor);
    expect(decideOn(facts)).toMatchObject({ outcome: 'accept', limitBoundBy: expect.not.stringMatching(/^rule$/) });
  });

  test.each([
    [limitOf, 'accept', limitOf],
    [limitOf + 1, 'request_guarantee', limitOf],
    [limitOf * 3, 'request_guarantee', limitOf],
    [limitOf * 3 + 1, 'refer', limitOf],
    [12_345, 'accept', 12_345],
  ] as const)('of %i cents is answered with %s and a limit of %i', (minor, outcome, limit) => {
    const decision = decideOn(facts, { need: { minor, currency: 'EUR' } });
    expect([decision.outcome, decision.limit.minor]).toEqual([outcome, limit]);
    expect(decision.limitBoundBy === 'need').toBe(outcome === 'accept' && minor <= limit);
    expect(codes(decision).includes('LIMIT_BELOW_NEED')).toBe(outcome !== 'accept');
  });

  test('a rule that only caps does not hide that the need is larger', () => {
    const policy: Policy = {
      ...tradeDefaultPolicy,
      rules: [
        {
          id: 'cap',
          stage: 'data',
          when: { is: 'match_below', value: 2 },
          outcome: 'accept',
          reason: 'COMPANY_UNSURE',
          limitCapMinor: euros(500).minor,
        },
      ],
    };
    const need: PolicyCase = {
      name: 'capped',
      facts: { needMinor: euros(2_000).minor },
      expect: { outcome: 'refer', limitMinor: euros(500).minor },
    };
    expect(runPolicyCase(policy, need)).toMatchObject({ passed: true });
  });
});

describe('terms', () => {
  test('asked terms are cut to the grade’s maximum, and the usual ones stand in where none are asked', () => {
    expect(decideOn(SOUND, { paymentTermsDays: 90 }).paymentTermsDays).toBe(60);
    expect(decideOn(SOUND, { paymentTermsDays: 14 }).paymentTermsDays).toBe(14);
    expect(decideOn(SOUND).paymentTermsDays).toBe(30);
  });
});
