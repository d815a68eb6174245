import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../harness/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('answers without a key and names its mode', async () => {
  const answer = await server.ask('GET', '/v1/ping', { key: null });
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({ status: 'ok', mode: 'sandbox' });
});
