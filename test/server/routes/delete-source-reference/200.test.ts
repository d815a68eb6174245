import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = '/v1/sources/bridge/references/u-gone';

it('forgets a reference, once', async () => {
  await server().ask('PUT', path, { body: { company: { siren: '000000018' } } });
  const answer = await server().ask('DELETE', path);
  expect([answer.status, answer.json]).toEqual([200, { source: 'bridge', reference: 'u-gone', deleted: true }]);
  expect((await server().ask('DELETE', path)).status).toBe(404);
});
