import { afterAll, expect, it } from 'vitest';
import { readEnv } from '../../../../server/src/env.ts';
import { openLog } from '../../../../server/src/log.ts';
import { startServer } from '../../../../server/src/start-server.ts';
import { createDatabaseFolder } from '../../../harness/database.ts';
import { openDatabase } from '../../../../server/src/database.ts';

let end: () => Promise<void> = () => Promise.resolve();
afterAll(() => end());

it('says that the database is away; the process itself stays alive', async () => {
  const database = await openDatabase({ directory: await createDatabaseFolder() });
  const env = { ...readEnv({ PORT: '0', CREDITLINE_DATA: '/nowhere' }), pepper: 'a pepper that is long enough for it' };
  const server = await startServer(env, { log: openLog('silent'), database });
  end = server.close;
  expect((await fetch(`${server.url}/ready`)).status).toBe(200);
  await database.close();
  const answer = await fetch(`${server.url}/ready`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({ code: 'database_unavailable' });
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
});
