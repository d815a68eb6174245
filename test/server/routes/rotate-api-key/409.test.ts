import { expect, it } from 'vitest';
import { SANDBOX_KEY } from '../../../../server/src/api-keys.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const route = { method: 'POST', path: '/v1/api-keys/rotate' } as const;

it('does not rotate the published key, which everybody has', async () => {
  const { detail } = await expectRefused(server(), { ...route, key: SANDBOX_KEY }, 'key_not_rotatable');
  expect(detail).toContain('published key of sandbox mode');
  expect((await server().ask('GET', '/v1/settings', { key: SANDBOX_KEY })).status).toBe(200);
});

it('does not rotate a key twice whose successor is in use', async () => {
  const { key } = (await server().ask(route.method, route.path)).json as { readonly key: string };
  expect((await server().ask('GET', '/v1/settings', { key })).status).toBe(200);
  const { detail } = await expectRefused(server(), route, 'key_not_rotatable');
  expect(detail).toContain('rotate that one');
});
