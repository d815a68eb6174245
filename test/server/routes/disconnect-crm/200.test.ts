import { expect, it } from 'vitest';
import { connect, CONNECTION, NEAR, useOdoo } from '../../../harness/connections.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer(NEAR);
const odoo = useOdoo();

it('forgets the connection, and leaves that of another tenant alone', async () => {
  const { key } = await server().newTenant();
  await connect(server(), odoo());
  await connect(server(), odoo(), { key });
  const answer = await server().ask('DELETE', CONNECTION);
  expect([answer.status, answer.json]).toEqual([200, { crm: 'odoo', disconnected: true }]);
  expect((await server().ask('GET', CONNECTION)).status).toBe(404);
  expect((await server().ask('GET', CONNECTION, { key })).status).toBe(200);
});
