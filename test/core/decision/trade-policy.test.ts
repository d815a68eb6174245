import {
  decide,
  OUTCOMES,
  runPolicyCase,
  tradeDefaultPolicy,
  type Fact,
  type Policy,
  type PolicyCase,
  type Proceedings,
} from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { decideOn, euros, inputOf, RULES, SOUND, type CompanyFacts, type ProceedingsFact } from '../company-facts.ts';

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

const paidAfter = (averageDelayDays: number): CompanyFacts => ({
  ...SOUND,
  payments: { ...SOUND.payments, summary: { ...SOUND.payments.summary, averageDelayDays } },
});
const linkedTo = (share: number): CompanyFacts => ({ ...SOUND, links: { ...SOUND.links, share } });
const inSector = (sector: string): CompanyFacts => ({ ...SOUND, registry: { ...SOUND.registry, sector } });

describe('what no score outweighs, though it is no hard fact', () => {
  test.each([
    ['payments 46 days late', paidAfter(46), 'request_guarantee', 'PAYS_LATE'],
    ['more failed links than not', linkedTo(0.51), 'refer', 'LINKS_FAILED'],
    ['proceedings cleared last month', withProceedings(closed('cleared')), 'refer', 'PROCEEDINGS_PAST'],
    ['proceedings cleared 23 months ago', withProceedings(closed('other', 700)), 'refer', 'PROCEEDINGS_PAST'],
    ['a relapse', withProceedings(closed('cleared', 90), opened('safeguard')), 'refer', 'SAFEGUARD_OPEN'],
    ['a bank', inSector('6419'), 'refer', 'SECTOR_NOT_COVERED'],
    ['an insurer', inSector('6512'), 'refer', 'SECTOR_NOT_COVERED'],
    ['a fund manager', inSector('6630'), 'refer', 'SECTOR_NOT_COVERED'],
    ['a public body', inSector('8411'), 'refer', 'SECTOR_NOT_COVERED'],
  ] as const satisfies readonly (readonly [string, CompanyFacts, string, string])[])(
    '%s',
    (_, facts, outcome, code) => {
      const decision = decideOn(facts);
      expect([decision.outcome, decision.reasons[0]?.code]).toEqual([outcome, code]);
    },
  );

  test.each([
    ['payments 45 days late', paidAfter(45)],
    ['half of the links failed', linkedTo(0.5)],
    ['proceedings cleared 25 months ago', withProceedings(closed('cleared', 760))],
    ['real estate', inSector('6820')],
  ])('%s: no rule speaks', (_, facts) => {
    const ruled = tradeDefaultPolicy.rules.filter(({ id }) =>
      ['pays-late', 'failed-links', 'proceedings-past', 'sector-not-covered'].includes(id),
    );
    expect(ruled).toHaveLength(4);
    const only: Policy = { ...tradeDefaultPolicy, rules: ruled };
    expect(decide(inputOf(facts), { ...RULES, policy: only })).toMatchObject({ outcome: 'accept' });
  });

  test('the reason shows the figure, its source and its day as the scorecard’s reasons do, with their points', () => {
    const [late] = decideOn(paidAfter(46)).reasons;
    expect(late).toMatchObject({ value: { type: 'number', value: 46 }, source: 'payments', asOf: '2026-11-16' });
    const noRules = { ...RULES, policy: { ...tradeDefaultPolicy, rules: [] } };
    const scored = decide(inputOf(paidAfter(46)), noRules).reasons.find(({ code }) => code === 'PAYS_LATE');
    expect(scored).toEqual(late);
    expect(decideOn(linkedTo(0.75)).reasons[0]).toMatchObject({ value: { type: 'ratio', value: 0.75 } });
    expect(decideOn(inSector('6419')).reasons[0]).toMatchObject({ value: { type: 'text', value: '64' } });
  });
});

describe('a limit of 0', () => {
  const { balance: _, ...summary } = SOUND.cash.summary;
  const empty: CompanyFacts = {
    ...SOUND,
    cash: { ...SOUND.cash, summary: { ...summary, balance: 0, minimumBalance: 0, inflow: 1, outflow: 1 } },
  };

  test('is never accepted: where nothing was asked a guarantee is, with a reason that speaks of no need', () => {
    const decision = decideOn(empty);
    expect(decision).toMatchObject({ outcome: 'request_guarantee', limit: { minor: 0 }, limitBoundBy: 'cash_share' });
    expect(decision.reasons[0]?.code).toBe('NO_ROOM_FOR_CREDIT');
  });

  test('is below any need, and says so instead', () => {
    const decision = decideOn(empty, { need: euros(1_000) });
    expect(decision).toMatchObject({ outcome: 'refer', limit: { minor: 0 } });
    expect(codes(decision)).toContain('LIMIT_BELOW_NEED');
    expect(codes(decision)).not.toContain('NO_ROOM_FOR_CREDIT');
  });

  test('needs no reason of its own where a rule has decided already', () => {
    expect(codes(decideOn(withProceedings(opened('safeguard'))))).not.toContain('NO_ROOM_FOR_CREDIT');
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
