import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createApiKey, SCOPES } from '../../../server/src/api-keys.ts';
import { ensureTenant } from '../../../server/src/store/tenants.ts';
import { scoreSiren, SOLID, type Score } from '../../harness/answers.ts';
import { useServer } from '../../harness/use-server.ts';

const server = useServer();

const tenantIn = async (language: string): Promise<string> => {
  const { context } = server();
  const tenantId = `t-${context.newId()}`;
  await context.database.inSystem((tx) => ensureTenant(tx, { id: tenantId, name: 'Test', language }));
  const order = { tenantId, name: 'test', scopes: SCOPES, kind: 'test' } as const;
  return (await createApiKey({ ...context, randomBytes }, order)).key;
};

const textsOf = async (key: string, headers: Record<string, string> = {}): Promise<readonly string[]> => {
  const answer = await server().ask('POST', '/v1/score', { key, headers, body: { company: { siren: SOLID } } });
  return (answer.json as Score).explainability;
};

it.each(['fr', 'es', 'pt'])('a tenant that reads %s gets it without asking', async (language) => {
  const plain = await tenantIn('en');
  const expected = await textsOf(plain, { 'accept-language': language });
  expect(expected).not.toEqual(await textsOf(plain));
  expect(await textsOf(await tenantIn(language))).toEqual(expected);
});

it('what the reader asks for comes before what the tenant reads', async () => {
  const key = await tenantIn('fr');
  expect(await textsOf(key, { 'accept-language': 'en' })).toEqual((await scoreSiren(server(), SOLID)).explainability);
});
