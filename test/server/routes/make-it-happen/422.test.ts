import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = '/v1/sandbox/events';
const company = { siren: '000000018' };

testUnknownQuery({ method: 'POST', path, body: { company, event: 'cash_falls' } });

it.each([
  ['no company', { event: 'cash_falls' }, ['company']],
  ['no event', { company }, ['event']],
  ['an event that does not exist', { company, event: 'bankruptcy' }, ['event']],
  ['an event of the language itself', { company, event: 'constructor' }, ['event']],
  ['a wrong check digit', { company: { siren: '000000019' }, event: 'cash_falls' }, ['company.siren']],
  ['a company without any number or name', { company: {}, event: 'cash_falls' }, ['company.siren']],
  ['an unknown field', { company, event: 'cash_falls', when: 'now' }, ['when']],
])('names the field: %s', async (_, body, fields) => {
  const problem = await expectRefused(server(), { method: 'POST', path, body }, 'body_invalid');
  expect(fieldsOf(problem)).toEqual(fields);
});

it('asks which of two companies of one name is meant', async () => {
  const body = { company: { name: 'Martin Frères' }, event: 'cash_falls' };
  const problem = await expectRefused(server(), { method: 'POST', path, body }, 'company_ambiguous');
  expect(fieldsOf(problem)).toEqual(['company.name']);
});
