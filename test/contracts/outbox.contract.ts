import { afterEach, describe, expect, it } from 'vitest';
import type { Job } from '../../server/src/outbox.ts';
import { RetryLater } from '../../server/src/retry-later.ts';
import type { RetrySchedule } from '../../server/src/retry-schedule.ts';
import { replayDeadLetters } from '../../server/src/store/dead-letters.ts';
import { claimOutbox, POISON } from '../../server/src/store/outbox.ts';
import type { OutboxRow, TestOutbox } from '../harness/outbox.ts';

/** Three attempts, soon after one another. */
const SHORT: RetrySchedule = { delaysMs: [30, 30] };
const LEASE_MS = 60_000;

const allDone = (rows: readonly OutboxRow[]): boolean => rows.every(({ isDone }) => isDone);
const dead = (rows: readonly OutboxRow[]): boolean => rows.every(({ isDead }) => isDead);

/** What every way of working on the outbox keeps to, whoever brings the rows. */
export const testOutbox = (name: string, open: () => Promise<TestOutbox>): void => {
  describe(`the outbox ${name}`, () => {
    const opened: TestOutbox[] = [];
    const fresh = async (run: Job, retry: RetrySchedule = SHORT) => {
      const test = await open();
      opened.push(test);
      return { ...test, work: test.jobs({ work: { run, retry } }) };
    };
    afterEach(async () => {
      for (const { outbox } of opened.splice(0)) await outbox.stop();
    });

    it('does each row once, with its tenant and payload', async () => {
      const seen: unknown[] = [];
      const { outbox, work, add, until, tenantId } = await fresh(async (task) => void seen.push(task));
      outbox.start(work);
      for (let number = 0; number < 40; number += 1) await add({ payload: { number } });
      await until(allDone);
      expect(seen).toHaveLength(40);
      expect(seen).toContainEqual({ tenantId, payload: { number: 7 }, isLast: false });
    });

    it('does what was added before it began', async () => {
      const { outbox, work, add, until, rows } = await fresh(async () => {});
      await add();
      outbox.start(work);
      await until(allDone);
      expect(await rows()).toMatchObject([{ isDone: true, attempts: 1 }]);
    });

    it('tries again after a failure, and forgets the error when it is done', async () => {
      let runs = 0;
      const { outbox, work, add, until, rows } = await fresh(async () => {
        runs += 1;
        if (runs < 3) throw new Error('the CRM is down');
      });
      await add();
      outbox.start(work);
      await until(allDone);
      expect(runs).toBe(3);
      expect(await rows()).toMatchObject([{ attempts: 3, error: null }]);
    });

    it('gives work up when its schedule is over, and says so to the job that tries for the last time', async () => {
      const lasts: unknown[] = [];
      const { outbox, work, add, until, rows } = await fresh(async ({ isLast }) => {
        lasts.push(isLast);
        throw new Error('the CRM refuses');
      });
      await add();
      outbox.start(work);
      await until(dead);
      expect(lasts).toEqual([false, false, true]);
      expect(await rows()).toMatchObject([{ attempts: 3, error: 'the CRM refuses', isDone: false }]);
    });

    it('does dead work after it was replayed, from the first attempt', async () => {
      let isDown = true;
      const { outbox, work, add, until, rows, database, tenantId, clock } = await fresh(async () => {
        if (isDown) throw new Error('down');
      });
      await add();
      outbox.start(work);
      await until(dead);
      isDown = false;
      const replay = () => database.inTenant(tenantId, (tx) => replayDeadLetters(tx, { now: clock.now() }));
      expect(await replay()).toBe(1);
      await until(allDone);
      expect(await rows()).toMatchObject([{ attempts: 1, isDead: false }]);
      expect(await replay()).toBe(0);
    });

    it('waits at least as long as a vendor asks', async () => {
      let runs = 0;
      const { outbox, work, add, until, rows, clock } = await fresh(async () => {
        runs += 1;
        if (runs === 1) throw new RetryLater('429', { afterMs: 3_600_000 });
      });
      await add();
      outbox.start(work);
      await until(([row]) => row?.error === '429');
      const [waiting] = await rows();
      expect(Date.parse(waiting!.availableAt) - clock.now().getTime()).toBeGreaterThan(3_500_000);
      clock.forward(3_600_001);
      await until(allDone);
      expect(runs).toBe(2);
    });

    it('lengthens delays by chance, so that failures do not come back together', async () => {
      const test = await open();
      const retry = { delaysMs: [1_000_000], jitterShare: 0.5 };
      const fails: Job = () => Promise.reject(new Error('down'));
      const outbox = test.open({ chance: () => 0.5 });
      opened.push({ ...test, outbox });
      await test.add();
      const before = test.clock.now().getTime();
      outbox.start(test.jobs({ work: { run: fails, retry } }));
      await expect.poll(async () => (await test.rows())[0]?.error, { timeout: 15_000 }).toBe('down');
      const [row] = await test.rows();
      const delayMs = Date.parse(row!.availableAt) - before;
      expect(delayMs).toBeGreaterThanOrEqual(1_250_000);
      expect(delayMs).toBeLessThan(1_300_000);
    });

    it('does the work of a process that died, when its lease is over', async () => {
      const { outbox, work, add, until, database, clock, rows } = await fresh(async () => {});
      const id = await add();
      const claim = { now: clock.now(), leaseMs: LEASE_MS, rows: { ids: [id] } };
      expect(await database.inSystem((tx) => claimOutbox(tx, { ...claim, now: clock.now() }))).toHaveLength(1);
      clock.forward(LEASE_MS + 1);
      outbox.start(work);
      await until(allDone);
      expect(await rows()).toMatchObject([{ attempts: 2 }]);
    });

    it('gives up work that ended every process which claimed it', async () => {
      let runs = 0;
      const { outbox, work, add, until, database, clock, rows } = await fresh(async () => void (runs += 1));
      const id = await add();
      for (let lost = 0; lost < 20; lost += 1) {
        clock.forward(LEASE_MS + 1);
        const claim = { now: clock.now(), leaseMs: LEASE_MS, rows: { ids: [id] } };
        expect(await database.inSystem((tx) => claimOutbox(tx, claim))).toMatchObject([{ isPoison: false }]);
      }
      clock.forward(LEASE_MS + 1);
      outbox.start(work);
      await until(dead);
      expect(runs).toBe(0);
      expect(await rows()).toMatchObject([{ error: POISON }]);
    });

    it('never runs a row twice at the same time, however many work on it', async () => {
      const running = new Set<unknown>();
      let runs = 0;
      let isDoubled = false;
      const {
        outbox,
        work,
        add,
        until,
        open: another,
      } = await fresh(async ({ payload }) => {
        const key = JSON.stringify(payload);
        isDoubled ||= running.has(key);
        running.add(key);
        await new Promise((resolve) => setImmediate(resolve));
        running.delete(key);
        runs += 1;
      });
      const other = another();
      outbox.start(work);
      other.start(work);
      try {
        await Promise.all(Array.from({ length: 60 }, (_, number) => add({ payload: { number } })));
        other.nudge();
        await until(allDone);
      } finally {
        await other.stop();
      }
      expect(isDoubled).toBe(false);
      expect(runs).toBe(60);
    });

    it('is not held up by a topic whose vendor hangs', async () => {
      const hung = Promise.withResolvers<void>();
      const test = await open();
      opened.push(test);
      const retry = { ...SHORT };
      test.outbox.start(
        test.jobs({
          slow: { run: () => hung.promise, retry },
          quick: { run: async () => {}, retry },
        }),
      );
      for (let number = 0; number < 40; number += 1) await test.add({ topic: 'slow' });
      for (let number = 0; number < 40; number += 1) await test.add({ topic: 'quick' });
      await test.until((rows) => rows.filter(({ isDone }) => isDone).length === 40);
      expect((await test.rows()).filter(({ isDone }) => !isDone)).toHaveLength(40);
      hung.resolve();
      await test.until(allDone);
    });

    it('finishes what runs when it stops, and gives back what has not begun', async () => {
      const gate = Promise.withResolvers<void>();
      let begun = 0;
      const { outbox, work, add, until, rows } = await fresh(() => {
        begun += 1;
        return gate.promise;
      });
      for (let number = 0; number < 20; number += 1) await add();
      outbox.start(work);
      await until(() => begun > 0);
      const stopped = outbox.stop();
      gate.resolve();
      await stopped;
      const left = await rows();
      expect(left.filter(({ isDone }) => isDone)).toHaveLength(begun);
      expect(left.filter(({ isDone, claims, attempts }) => !isDone && (claims > 0 || attempts > 0))).toEqual([]);
    });
  });
};
