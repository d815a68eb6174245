import { it } from 'vitest';
import { connect, NEAR, useOdoo } from '../../../harness/connections.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer(NEAR);
const odoo = useOdoo();
const route = { method: 'POST', path: '/v1/crms/odoo/connection/test' } as const;

it('knows no connection that was never made', async () => {
  await expectRefused(server(), route, 'not_found');
});

it("answers another tenant's connection as if it were not there", async () => {
  const { key } = await server().newTenant();
  await connect(server(), odoo(), { key });
  await expectRefused(server(), route, 'not_found');
});

it.each(['sandbox', 'salesforce', '__proto__'])('knows no CRM %s that could be connected', async (crm) => {
  await expectRefused(server(), { ...route, path: route.path.replace('odoo', crm) }, 'crm_unknown');
});
