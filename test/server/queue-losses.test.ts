import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { Queue } from '../../server/src/queue.ts';
import { openTestDatabase, testEngines } from '../harness/database.ts';
import { openTestOutbox, queueAt, type OutboxRow } from '../harness/outbox.ts';
import { startRedis } from '../harness/redis.ts';

const JOBS = { work: { run: async () => undefined, retry: { delaysMs: [30] } } };
const doneOf = (rows: readonly OutboxRow[]): number => rows.filter(({ isDone }) => isDone).length;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const fresh = async (openQueue: () => Queue) => {
  const { database } = await openTestDatabase(testEngines().at(-1)!);
  const test = await openTestOutbox(database, { role: 'worker', openQueue });
  ends.push(() => test.outbox.stop());
  return test;
};

/** One inline command of the Redis protocol, until it is answered. */
const tellRedis = async (port: number, command: string): Promise<void> => {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${command}\r\n`);
  await once(socket, 'data');
  socket.destroy();
};

describe('a queue that loses one row and brings the others', () => {
  it('leaves none undone: what is due for 45 s is taken from the database', async () => {
    let bring: ((row: { readonly id: number; readonly topic: string }) => Promise<void>) | undefined;
    let lostId: number | undefined;
    const losing = (): Queue => ({
      push: async (rows) => {
        for (const row of rows) if (row.id !== lostId) void bring?.(row);
      },
      consume: (run) => {
        bring = run;
      },
      isUp: () => true,
      close: async () => {},
    });
    const test = await fresh(losing);
    lostId = await test.add();
    test.outbox.start(test.jobs(JOBS));
    await test.add();
    await test.until((rows) => doneOf(rows) === 1);
    test.clock.forward(29_000);
    await test.add();
    await test.until((rows) => doneOf(rows) === 2);
    expect((await test.rows()).find(({ id }) => id === lostId)).toMatchObject({ isDone: false, claims: 0 });
    test.clock.forward(17_000);
    await test.until((rows) => doneOf(rows) === 3);
  });
});

// Without a Redis the run has said so.
describe.runIf(inject('redis') !== null)('Redis', () => {
  it('may hold the remains of a job that it lost: its row is brought all the same', async () => {
    const redis = await startRedis(inject('redis')!.path);
    ends.push(() => redis.stop());
    const name = `q-${randomUUID()}`;
    const test = await fresh(queueAt(name, redis.url));
    const id = await test.add();
    // Seen after a Redis that keeps nothing was killed while a worker had the job (Bull 4.16.5).
    await tellRedis(redis.port, `HSET creditline:${name}:ob-${id} failedReason lost attemptsMade 1 processedOn 1`);
    test.outbox.start(test.jobs(JOBS));
    await test.until((rows) => doneOf(rows) === 1);
    expect(await test.rows()).toMatchObject([{ id, isDone: true }]);
  });
});
