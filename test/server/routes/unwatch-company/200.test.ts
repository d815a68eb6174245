import { expect, it } from 'vitest';
import { SOLID } from '../../../harness/answers.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = `/v1/watchlist/FR:${SOLID}`;

it('ends the watching of a company that only a request held, and leaves a record', async () => {
  await server().ask('PUT', path, { body: { paused: true } });
  const answer = await server().ask('DELETE', path);
  expect([answer.status, answer.json]).toEqual([
    200,
    { company: { key: `FR:${SOLID}` }, watched: false, because: null },
  ]);
  await expectRefused(server(), { method: 'GET', path }, 'not_found');
  expect((await server().ask('GET', '/v1/watchlist')).json).toEqual({ watchlist: [], next_cursor: null });
  const { context, tenantId } = server();
  const records = await context.database.inTenant(tenantId, (tx) =>
    tx.selectFrom('audit_log').select('body').where('kind', '=', 'watchlist.changed').orderBy('sequence').execute(),
  );
  expect(JSON.parse(records.at(-1)!.body)).toMatchObject({ after: { requested: false, held: false } });
});

it('starts without a pause when it is watched again', async () => {
  await server().ask('PUT', path, { body: {} });
  expect((await server().ask('GET', path)).json).toMatchObject({ watched_because: ['request'], paused_at: null });
});
