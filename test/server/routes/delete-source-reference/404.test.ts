import { expect, it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = '/v1/sources/bridge/references/u-mine';

it('knows no reference that was never given, and no such source', async () => {
  await expectRefused(server(), { method: 'DELETE', path: '/v1/sources/bridge/references/never' }, 'not_found');
  await expectRefused(server(), { method: 'DELETE', path: '/v1/sources/never/references/u-1' }, 'source_unknown');
});

it('leaves the reference of another tenant as if it were not there', async () => {
  await server().ask('PUT', path, { body: { company: { siren: '000000018' } } });
  const { key } = await server().newTenant();
  await expectRefused(server(), { method: 'DELETE', path, key }, 'not_found');
  expect((await server().ask('DELETE', path)).status).toBe(200);
});
