import { beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../server/src/database.ts';
import { addToOutbox, claimOutbox, failOutbox } from '../../../server/src/store/outbox.ts';
import { createDatabaseFolder, createTenant } from '../../harness/database.ts';
import { runInChild } from './run-in-child.ts';

let folder: string;
let tenant: string;

const run = (...args: readonly string[]) => runInChild('dead-letters', args, { folder });

beforeAll(async () => {
  folder = await createDatabaseFolder();
  const database = await openDatabase({ directory: folder });
  tenant = await createTenant(database);
  for (const topic of ['write-task', 'write-task', 'deliver-webhook']) {
    await database.inTenant(tenant, (tx) => addToOutbox(tx, { topic, payload: { accountId: 'a-1' } }));
  }
  const shares = ['write-task', 'deliver-webhook'].map((topic) => ({ topic, limit: 10 }));
  const now = new Date(Date.now() + 1_000);
  const rows = await database.inSystem((tx) => claimOutbox(tx, { now, leaseMs: 60_000, rows: { shares } }));
  for (const row of rows) {
    await database.inSystem((tx) => failOutbox(tx, { row, error: 'the CRM refuses', next: { deadAt: now } }));
  }
  await database.close();
});

it('lists the given-up work of all tenants', async () => {
  const listed = await run('list', '--json');
  const letters = listed.stdout.trim().split('\n');
  expect(listed.code).toBe(0);
  expect(letters.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { tenantId: tenant, topic: 'deliver-webhook', error: 'the CRM refuses' },
    { topic: 'write-task' },
    { topic: 'write-task' },
  ]);
});

it('replays one topic, or all that is left', async () => {
  expect((await run('replay', '--topic', 'write-task', '--json')).stdout).toBe('{"replayed":2}\n');
  expect((await run('replay', '--json')).stdout).toBe('{"replayed":1}\n');
});

it('says when nothing is left', async () => {
  expect(await run('replay')).toMatchObject({ code: 1 });
  expect(await run('list')).toMatchObject({ code: 0, stdout: '', stderr: 'There are no dead letters.\n' });
});

it.each([[[]], [['burn']], [['list', '7']], [['replay', 'x']], [['replay', '1', '2']], [['list', '--all']]])(
  'refuses %j and changes nothing',
  async (args) => {
    const { code, stdout } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
  },
);
