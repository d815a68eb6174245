import { expect, it } from 'vitest';
import { connect, NEAR, readConnection, useOdoo } from '../../../harness/connections.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer(NEAR);
const odoo = useOdoo();

it('shows where the connection leads, and neither key nor seal', async () => {
  await connect(server(), odoo());
  const shown = await readConnection(server());
  expect(shown).toMatchObject({ crm: 'odoo', base_url: odoo().url, state: 'active' });
  expect(Object.keys(shown).filter((name) => /key|seal/.test(name))).toEqual([]);
});
