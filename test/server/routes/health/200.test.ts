import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('answers without a key', async () => {
  const answer = await server().ask('GET', '/health', { key: null });
  expect([answer.status, answer.json]).toEqual([200, { status: 'ok' }]);
});
