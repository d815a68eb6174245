import { openDatabase } from '../../server/src/database.ts';
import { openLog } from '../../server/src/log.ts';
import { createMetrics } from '../../server/src/metrics.ts';
import { openOutbox } from '../../server/src/outbox.ts';
import { openQueue } from '../../server/src/queue.ts';

/** A worker whose one job says that it has begun and never ends, so that a test can kill it in the middle. */
const [databaseUrl, topic, redisUrl, queueName] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl, directory: '' });
const outbox = openOutbox({
  database,
  log: openLog('silent'),
  now: () => new Date(),
  setTimer: (work, delayMs) => {
    const timer = setTimeout(work, delayMs);
    return { clear: () => clearTimeout(timer) };
  },
  chance: () => 0,
  metrics: createMetrics(),
  role: 'worker',
  openQueue: () =>
    openQueue({ url: redisUrl!, name: queueName!, onProblem: () => undefined, lockMs: 2_000, stalledEveryMs: 200 }),
  onStuck: () => undefined,
});
outbox.start({
  [topic!]: {
    retry: { delaysMs: [] },
    run: () => {
      process.stdout.write('begun\n');
      return new Promise(() => undefined);
    },
  },
});
