import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

const CASE = { name: 'a sound company', facts: {}, expect: { outcome: 'accept' } };

it.each([
  ['filters', { filters: {} }],
  ['filter.grades.0', { filter: { grades: ['Z'] } }],
  ['filter.grades', { filter: { grades: [] } }],
  ['filter.countries.0', { filter: { countries: ['UK'] } }],
  ['filter.outcomes.0', { filter: { outcomes: ['maybe'] } }],
  ['filter.companies', { filter: { companies: Array.from({ length: 1_001 }, (_, index) => `FR:${index}`) } }],
  ['simulate', { simulate: 'yes' }],
  ['apply', { simulate: true, apply: true }],
  ['apply', { policy: { limit: { cashShare: 0.2 } }, apply: true }],
  ['simulate', { policy: { limit: { cashShare: 0.2 } }, simulate: false }],
  ['policy.limits', { policy: { limits: {} } }],
  ['policy.limit.cashShare', { policy: { limit: { cashShare: 2 } } }],
  ['policy.limit.capMinor.A', { policy: { limit: { capMinor: { B: 1, C: 1, D: 1, E: 1, F: 1, G: 1 } } } }],
  ['policy.rules', { policy: { rules: [] } }],
  ['policy.currency', { policy: { currency: 'ZZZ' } }],
  ['policy.validDays', { policy: { validDays: 90 } }],
])('names %s when it is not usable', async (field, body) => {
  const sent = { method: 'POST', path: '/v1/portfolio/rescore', body };
  expect(fieldsOf(await expectRefused(server(), sent, 'body_invalid'))).toContain(field);
});

it('refuses a rule about nothing that is known, and two rules of one name', async () => {
  const rule = {
    id: 'r',
    stage: 'data',
    when: { is: 'natural_person' },
    outcome: 'refer',
    reason: 'NATURAL_PERSON_REVIEW',
  };
  const refused = async (rules: unknown) =>
    fieldsOf(
      await expectRefused(
        server(),
        { method: 'POST', path: '/v1/portfolio/rescore', body: { policy: { rules } } },
        'body_invalid',
      ),
    );
  expect(await refused([{ ...rule, when: { is: 'full_moon' } }])).toEqual(['policy.rules.0.when.is']);
  expect(await refused([rule, rule])).toEqual(['policy.rules']);
});

it('refuses a draft that contradicts its own case, and says how that comes out', async () => {
  const policy = { limit: { netWorthShare: { A: 0, B: 0, C: 0, D: 0, E: 0, F: 0, G: 0 } }, cases: [CASE] };
  const sent = { method: 'POST', path: '/v1/portfolio/rescore', body: { policy } };
  const problem = await expectRefused(server(), sent, 'body_invalid');
  expect(fieldsOf(problem)).toEqual(['policy.cases.0']);
  expect(problem.detail).toContain('request_guarantee');
});
