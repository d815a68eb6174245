import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = '/v1/sources/bridge/references/u-1';
const body = { company: { siren: '000000018' } };

testUnknownQuery({ method: 'PUT', path, body });
testUnusableId({ method: 'PUT', path: '/v1/sources/bridge/references/ID', body }, 'reference');
testUnusableId({ method: 'PUT', path: '/v1/sources/ID/references/u-1', body }, 'source');

it.each([
  ['no company', {}, ['company']],
  ['a company without a number', { company: {} }, ['company.siren']],
  ['a wrong check digit', { company: { siren: '000000019' } }, ['company.siren']],
  ['a name', { company: { name: 'Martin' } }, ['company.name']],
  ['an unknown field', { company: { siren: '000000018' }, user: 'u-1' }, ['user']],
])('names the field: %s', async (_, given, fields) => {
  const problem = await expectRefused(server(), { method: 'PUT', path, body: given }, 'body_invalid');
  expect(fieldsOf(problem)).toEqual(fields);
});
