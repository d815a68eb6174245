import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../server/src/endpoints.ts';
import { connect, CONNECTION, NEAR, useOdoo } from '../../harness/connections.ts';
import { connectionBody } from '../../harness/fake-odoo.ts';
import { expectRefused } from '../../harness/refusal.ts';
import { useServer } from '../../harness/use-server.ts';

const server = useServer(NEAR);
const odoo = useOdoo();
beforeAll(async () => void (await connect(server(), odoo())));

const COPY = { 'x-creditline-database': '00000000-0000-4000-8000-000000000000' };
const original = () => ({ 'x-creditline-database': odoo().traits.uuid });

const KEYED = ENDPOINTS.filter(({ scope, fromAnyDatabase }) => scope !== undefined && fromAnyDatabase !== true);

describe('a copy of the connected database', () => {
  it.each(KEYED.map(({ method, path }) => [method.toUpperCase(), path] as const))(
    'is refused at %s %s, whatever it asks, and nothing is written',
    async (method, path) => {
      const body = method === 'GET' ? undefined : {};
      const request = { method, path: path.replace(/:crm/, 'odoo').replace(/:\w+/g, 'x-1'), body, headers: COPY };
      const { detail } = await expectRefused(server(), request, 'connection_copied');
      expect(detail).toContain('copy');
    },
  );

  it('may be connected itself, and then the first one is refused', async () => {
    const { key } = await server().newTenant();
    await connect(server(), odoo(), { key });
    const before = odoo().traits.uuid;
    odoo().traits.uuid = COPY['x-creditline-database'];
    const body = connectionBody(odoo(), odoo().url);
    expect((await server().ask('PUT', CONNECTION, { key, body, headers: COPY })).status).toBe(200);
    expect((await server().ask('GET', CONNECTION, { key, headers: COPY })).status).toBe(200);
    const first = { 'x-creditline-database': before };
    expect((await server().ask('GET', CONNECTION, { key, headers: first })).status).toBe(409);
  });
});

it('takes calls of the connected database, in whatever letters, and of callers that name none', async () => {
  const shouted = { 'x-creditline-database': odoo().traits.uuid.toUpperCase() };
  for (const headers of [original(), shouted, {}]) {
    expect((await server().ask('GET', CONNECTION, { headers })).status).toBe(200);
  }
});

it('takes calls of any database while none is connected', async () => {
  const { key } = await server().newTenant();
  expect((await server().ask('GET', '/v1/settings', { key, headers: COPY })).status).toBe(200);
});
