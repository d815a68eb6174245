import { beforeEach, expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
let key: string;
let tenantId: string;

beforeEach(async () => {
  ({ key, tenantId } = await server().newTenant());
});

const put = async (body: unknown) => {
  const answer = await server().ask('PUT', '/v1/settings', { key, body });
  expect(answer.status).toBe(200);
  return answer.json;
};
const read = async () => (await server().ask('GET', '/v1/settings', { key })).json;

const records = () =>
  server().context.database.inTenant(tenantId, (tx) =>
    tx.selectFrom('audit_log').select('body').where('kind', '=', 'settings.changed').orderBy('sequence').execute(),
  );

const SHIPPED = {
  language: 'en',
  fallback_owner: null,
  digest: { hour: 7, time_zone: 'Europe/Paris' },
  review_days: null,
};
const days = { A: 90, B: 90, C: 60, D: 60, E: 30, F: 30, G: 30 };

it('changes what is given and keeps the rest', async () => {
  expect(await put({ fallback_owner: 'credit@example.com', language: 'fr' })).toEqual({
    ...SHIPPED,
    language: 'fr',
    fallback_owner: 'credit@example.com',
  });
  const digest = { hour: 18, time_zone: 'America/Sao_Paulo' };
  const after = { language: 'fr', fallback_owner: 'credit@example.com', digest, review_days: days };
  expect(await put({ digest, review_days: days })).toEqual(after);
  expect(await read()).toEqual(after);
});

it('takes a member back to the shipped value by null', async () => {
  await put({ fallback_owner: 'x', digest: { hour: 0, time_zone: 'UTC' }, review_days: days });
  expect(await put({ fallback_owner: null, digest: null, review_days: null })).toEqual(SHIPPED);
});

it('leaves one audit record for a change, with who asked and what was before, and none for no change', async () => {
  await put({ language: 'es' });
  await put({ language: 'es' });
  await put({});
  const [record, ...more] = await records();
  expect(more).toEqual([]);
  expect(JSON.parse(record!.body)).toMatchObject({
    before: { language: 'en' },
    after: { language: 'es' },
    keyId: expect.any(String),
    requestId: expect.any(String),
  });
});

it('changes nothing for another tenant', async () => {
  await put({ language: 'pt' });
  const other = await server().newTenant();
  expect((await server().ask('GET', '/v1/settings', { key: other.key })).json).toEqual(SHIPPED);
});
