import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('answers without a key, and says that no Redis is used', async () => {
  const answer = await server().ask('GET', '/ready', { key: null });
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual({ status: 'ready', database: 'ok', redis: 'not_configured' });
});
