import { it } from 'vitest';
import { SOLID } from '../../../harness/answers.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('knows no company that nobody watches', async () => {
  await expectRefused(server(), { method: 'DELETE', path: `/v1/watchlist/FR:${SOLID}` }, 'not_found');
});

it('knows no company that only another tenant watches', async () => {
  const { key } = await server().newTenant();
  const path = `/v1/watchlist/FR:${SOLID}`;
  await server().ask('PUT', path, { key, body: {} });
  await expectRefused(server(), { method: 'DELETE', path }, 'not_found');
});
