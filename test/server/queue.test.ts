import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { databaseOn } from '../../server/src/database.ts';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import { openLog } from '../../server/src/log.ts';
import { openQueue, type Queue } from '../../server/src/queue.ts';
import { createPostgresqlDatabase, openTestDatabase, testEngines } from '../harness/database.ts';
import { openTestOutbox, queueAt, setTimer, type OutboxRow } from '../harness/outbox.ts';
import { freePort, startRedis, type RedisServer } from '../harness/redis.ts';

const LEASE_MS = 60_000;
const RETRY = { delaysMs: [30] };
const CHILD = fileURLToPath(new URL('../harness/outbox-child.ts', import.meta.url));
const allDone = (rows: readonly OutboxRow[]): boolean => rows.every(({ isDone }) => isDone);

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** An outbox that is stopped after its test. */
const fresh = async (openQueueAt?: () => Queue, role: 'worker' | 'server' = 'worker') => {
  const { database } = await openTestDatabase(testEngines().at(-1)!);
  const test = await openTestOutbox(database, { role, openQueue: openQueueAt });
  ends.push(() => test.outbox.stop());
  return test;
};

const startOwnRedis = async (options: Parameters<typeof startRedis>[1] = {}): Promise<RedisServer> => {
  const redis = await startRedis(inject('redis')!.path, options);
  ends.push(() => redis.stop());
  return redis;
};

const done = (run: () => void = () => undefined) => ({ work: { run: async () => run(), retry: RETRY } });

describe('a queue that hangs', () => {
  it('is opened anew after 30 s without anything done, and when that does not help the process is told', async () => {
    let opened = 0;
    let stuck = 0;
    const hanging = (): Queue => {
      opened += 1;
      return { push: async () => {}, consume: () => {}, isUp: () => true, close: async () => {} };
    };
    const test = await fresh(hanging);
    const outbox = test.open({ onStuck: () => void (stuck += 1) });
    ends.push(() => outbox.stop());
    await test.add();
    outbox.start(test.jobs(done()));
    await expect.poll(() => opened, { timeout: 10_000 }).toBe(1);
    test.clock.forward(31_000);
    await expect.poll(() => opened, { timeout: 10_000 }).toBe(2);
    expect(stuck).toBe(0);
    test.clock.forward(31_000);
    await expect.poll(() => stuck, { timeout: 10_000 }).toBe(1);
  });

  it('is no reason to end a process that has nothing to do', async () => {
    let looks = 0;
    const idle = (): Queue => ({
      push: async () => {},
      consume: () => {},
      isUp: () => {
        looks += 1;
        return true;
      },
      close: async () => {},
    });
    let stuck = 0;
    const test = await fresh(idle);
    const outbox = test.open({ onStuck: () => void (stuck += 1) });
    ends.push(() => outbox.stop());
    outbox.start(test.jobs(done()));
    await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThan(0);
    for (let round = 0; round < 2; round += 1) {
      test.clock.forward(31_000);
      const before = looks;
      await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThan(before + 3);
    }
    expect(stuck).toBe(0);
  });
});

// Without a Redis the run has said so.
describe.runIf(inject('redis') !== null)('Redis', () => {
  it('brings the rows of a server to a worker; the server runs none itself', async () => {
    const name = `q-${randomUUID()}`;
    let byServer = 0;
    let byWorker = 0;
    const server = await fresh(queueAt(name), 'server');
    server.outbox.start(server.jobs(done(() => (byServer += 1))));
    const worker = server.open({ role: 'worker' });
    ends.push(() => worker.stop());
    worker.start(server.jobs(done(() => (byWorker += 1))));
    for (let number = 0; number < 20; number += 1) await server.add();
    await server.until(allDone);
    expect([byServer, byWorker]).toEqual([0, 20]);
  });

  it('may lose everything between push and work: the rows are done all the same', async () => {
    const redis = await startOwnRedis();
    const name = `q-${randomUUID()}`;
    const server = await fresh(queueAt(name, redis.url), 'server');
    server.outbox.start(server.jobs(done()));
    for (let number = 0; number < 10; number += 1) await server.add();
    await expect.poll(() => server.outbox.queueState(), { timeout: 10_000 }).toBe('ok');
    server.outbox.nudge();
    await redis.kill();
    await startOwnRedis({ port: redis.port });
    const worker = server.open({ role: 'worker' });
    ends.push(() => worker.stop());
    worker.start(server.jobs(done()));
    await server.until(allDone);
  });

  it('may be away at the start: work is taken from the database, and through Redis once it is there', async () => {
    const port = await freePort();
    const test = await fresh(queueAt(`q-${randomUUID()}`, `redis://127.0.0.1:${port}`));
    test.outbox.start(test.jobs(done()));
    expect(test.outbox.queueState()).toBe('down');
    await test.add();
    test.clock.forward(1);
    await test.until((rows) => {
      test.clock.forward(100);
      return allDone(rows);
    });
    expect(test.outbox.queueState()).toBe('down');
    await startOwnRedis({ port });
    await expect.poll(() => test.outbox.queueState(), { timeout: 10_000 }).toBe('ok');
    await test.add();
    await test.until(allDone);
  });

  it('may end in the middle of the work', async () => {
    const redis = await startOwnRedis();
    let runs = 0;
    const test = await fresh(queueAt(`q-${randomUUID()}`, redis.url));
    test.outbox.start(test.jobs(done(() => (runs += 1))));
    for (let number = 0; number < 100; number += 1) await test.add();
    await test.until((rows) => rows.some(({ isDone }) => isDone));
    await redis.kill();
    for (let number = 0; number < 10; number += 1) await test.add();
    await test.until((rows) => {
      test.clock.forward(10);
      return allDone(rows);
    });
    expect(runs).toBe(110);
  });

  it('never has its password in a log line', async () => {
    const redis = await startOwnRedis({ password: 'right-horse' });
    const lines: string[] = [];
    const log = openLog(
      'debug',
      new Writable({
        write: (chunk, _encoding, next) => {
          lines.push(String(chunk));
          next();
        },
      }),
    );
    const url = redis.url.replace('right-horse', 'secret-battery');
    const test = await fresh(() =>
      openQueue({ url, name: 'q', onProblem: (problem) => log.warn({ problem }, 'the queue failed') }),
    );
    const outbox = test.open({ log });
    ends.push(() => outbox.stop());
    await test.add();
    outbox.start(test.jobs(done()));
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await expect
      .poll(
        async () => {
          test.clock.forward(100);
          outbox.nudge();
          return (await test.rows()).every(({ isDone }) => isDone);
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    expect(lines.join('')).not.toContain('secret-battery');
  });

  it.runIf(inject('postgresql') !== null)('gives the work of a worker that was killed to another', async () => {
    const databaseUrl = await createPostgresqlDatabase();
    const pool = openPostgresql(databaseUrl, () => undefined);
    const database = databaseOn({ engine: 'postgresql', pool, close: () => pool.end() });
    ends.push(() => database.close());
    const name = `q-${randomUUID()}`;
    const test = await openTestOutbox(database, { role: 'worker', openQueue: queueAt(name), setTimer });
    ends.push(() => test.outbox.stop());
    await test.add();
    const child = spawn(process.execPath, [CHILD, databaseUrl, test.topicOf('work'), inject('redis')!.url, name], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await test.rows()).toMatchObject([{ isDone: false, claims: 1 }]);
    test.clock.forward(LEASE_MS + 1);
    test.outbox.start(test.jobs(done()));
    await test.until(allDone);
    expect(await test.rows()).toMatchObject([{ attempts: 2 }]);
  });
});
