import { expect, it } from 'vitest';
import { SCOPES } from '../../../../server/src/api-keys.ts';
import { keyWithScopes } from '../../../harness/keys.ts';
import { euros, SELLER } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { testNeedsScope } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testNeedsScope({ method: 'POST', path: '/v1/overrides', body: {} }, 'overrides:write');

const server = useServer();

it('lets a key ask that may not approve, and not approve at once', async () => {
  const key = await keyWithScopes(
    server(),
    SCOPES.filter((scope) => scope !== 'overrides:approve'),
  );
  const body = { company: { siren: '000000018' }, amount: euros(5), reason: 'Because', by: SELLER };
  const end = server().context.now().toISOString().slice(0, 10);
  const atOnce = { method: 'POST', path: '/v1/overrides', key, body: { ...body, ends_on: end, approve: true } };
  expect((await expectRefused(server(), atOnce, 'scope_missing')).detail).toContain('overrides:approve');
  expect((await server().ask('POST', '/v1/overrides', { key, body })).status).toBe(201);
});
