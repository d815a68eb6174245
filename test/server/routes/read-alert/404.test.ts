import { it } from 'vitest';
import { SOLID } from '../../../harness/answers.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';
import { plantAlert } from '../../../harness/watched-company.ts';

const server = useServer();

it('knows no alert that was never raised', async () => {
  await expectRefused(server(), { method: 'GET', path: '/v1/alerts/never' }, 'not_found');
});

it('knows no alert of another tenant', async () => {
  const { tenantId } = await server().newTenant();
  const id = server().context.newId();
  await plantAlert({ context: server().context, tenantId }, { id, siren: SOLID, at: '2026-11-21T10:00:00.000Z' });
  await expectRefused(server(), { method: 'GET', path: `/v1/alerts/${id}` }, 'not_found');
});
