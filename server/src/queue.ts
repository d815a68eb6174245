import Bull from 'bull';
import { z } from 'zod';
import type { DueRow } from './store/outbox-counts.ts';

/**
 * Tells workers of rows sooner than they would find them. It may lose, double and delay what it is given: the outbox is
 * the truth, and a claim in the database decides who works. The one file that knows Bull; another queue needs these.
 */
export type Queue = {
  /** Rejects when Redis does not take them; a row that waits already is left as it is. */
  push(rows: readonly DueRow[]): Promise<void>;
  /** Calls `run` for each row; it never rejects. */
  consume(run: (row: DueRow) => Promise<void>): void;
  /** True while Redis can be reached. */
  isUp(): boolean;
  close(): Promise<void>;
};

export type QueueSettings = {
  /** redis:// or rediss://, with a user, a password and the number of a database where there are. */
  readonly url: string;
  /** Installations that share a Redis need a name each. */
  readonly name: string;
  /** Hears of failures in words that hold no secret. */
  readonly onProblem: (problem: { readonly code: string | undefined; readonly message: string }) => void;
  /** How long a crashed worker's jobs stay taken, and how often they are looked for. */
  readonly lockMs?: number;
  readonly stalledEveryMs?: number;
};

export type OpenQueue = (settings: QueueSettings) => Queue;

/** More than all lanes together, so that a slow kind of work does not keep the rows of others from being seen. */
const MOST_AT_ONCE = 64;
const LOCK_MS = 60_000;
const STALLED_EVERY_MS = 15_000;
/** Workers that are killed again and again must not use up a job: at the default of 1 a fifteenth of them was lost. */
const MOST_STALLED = 20;
/**
 * What Bull 4 may leave of a job that a worker had when Redis lost it: notes on how it failed, under its id and in no
 * list. Bull takes them for the job itself and would never again accept one with this id. A whole job has its data.
 */
const DROP_REMAINS = `for _, key in ipairs(KEYS) do
  if redis.call('exists', key) == 1 and redis.call('hexists', key, 'data') == 0 then redis.call('del', key) end
end`;
const PREFIX = 'creditline';
const LONGEST_RECONNECT_MS = 2_000;
/** Commands to a Redis that is away wait without an end, so nobody waits for them longer than this. */
const PATIENCE_MS = 3_000;
const PROBE_EVERY_MS = 1_000;

const rowSchema = z.object({ id: z.int(), topic: z.string() });

const redisOf = (url: string) => {
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 6379 : Number(port),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    db: Number(pathname.slice(1) || 0),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    maxRetriesPerRequest: null,
    enableReadyCheck: false,
    retryStrategy: (times: number): number => Math.min(times * 100, LONGEST_RECONNECT_MS),
  };
};

/** Of an error only its code and words: the command that Redis refused may be the one that held the password. */
const problemOf = (error: unknown): { code: string | undefined; message: string } => ({
  code: error instanceof Error && 'code' in error ? String(error.code) : undefined,
  message: error instanceof Error ? error.message : String(error),
});

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis did not answer in time')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const openBull = ({ url, name, lockMs = LOCK_MS, stalledEveryMs = STALLED_EVERY_MS }: QueueSettings) =>
  new Bull<unknown>(name, {
    redis: redisOf(url),
    prefix: PREFIX,
    settings: { lockDuration: lockMs, stalledInterval: stalledEveryMs, maxStalledCount: MOST_STALLED },
    // The outbox counts attempts and keeps what failed. A job that Bull kept would block its row from coming again.
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });

/**
 * Redis is up once it has answered: a connection alone may still wait for a right password, or for a Redis that reads its
 * files. Each trouble is told when it begins, not for every command and connection that feels it.
 */
const watch = (
  bull: Bull.Queue<unknown>,
  { onProblem, onUp }: Pick<QueueSettings, 'onProblem'> & { onUp: () => void },
) => {
  const { client } = bull;
  let told: string | undefined;
  let isUp = false;
  let again: NodeJS.Timeout | undefined;
  const tell = (error: unknown): void => {
    const problem = problemOf(error);
    if (problem.message === told) return;
    told = problem.message;
    onProblem(problem);
  };
  const probe = async (): Promise<void> => {
    try {
      await inTime(client.ping());
      isUp = true;
      told = undefined;
      onUp();
    } catch (error) {
      tell(error);
      clearTimeout(again);
      again = setTimeout(() => client.status === 'ready' && void probe(), PROBE_EVERY_MS);
    }
  };
  bull.on('error', tell);
  bull.on('stalled', () => onProblem({ code: 'stalled', message: 'a job of a worker that ended is given to another' }));
  bull.on('failed', (_job: unknown, error: unknown) => onProblem({ ...problemOf(error), code: 'failed' }));
  client.on('ready', () => void probe());
  client.on('close', () => {
    isUp = false;
  });
  return { isUp: (): boolean => isUp, stop: (): void => clearTimeout(again) };
};

const consumeWith = (
  bull: Bull.Queue<unknown>,
  onProblem: QueueSettings['onProblem'],
  run: (row: DueRow) => Promise<void>,
): void => {
  const started = bull.process('*', MOST_AT_ONCE, async ({ data }) => {
    const row = rowSchema.safeParse(data);
    if (row.success) await run(row.data);
  });
  // It ends with the queue; a connection that is closed meanwhile is no news.
  Promise.resolve(started).catch((error: unknown) => onProblem(problemOf(error)));
};

/** Never throws for a Redis that is away: it connects when it can. */
export const openQueue: OpenQueue = (settings) => {
  const bull = openBull(settings);
  let isClosed = false;
  const onProblem: QueueSettings['onProblem'] = (problem) => {
    if (!isClosed) settings.onProblem(problem);
  };
  /** Begun only on a Redis that answers: what Bull asks before is rejected where nobody could catch it. */
  let begin: (() => void) | undefined;
  const onUp = (): void => {
    begin?.();
    begin = undefined;
  };
  const { isUp, stop } = watch(bull, { onProblem, onUp });
  return {
    isUp,
    push: async (rows) => {
      // A command would wait in memory until Redis is back, and those of a long outage would fill it.
      if (!isUp()) throw new Error('Redis cannot be reached');
      const jobs = rows.map(({ id, topic }) => ({ name: topic, data: { id, topic }, opts: { jobId: `ob-${id}` } }));
      const keys = jobs.map(({ opts }) => `${PREFIX}:${settings.name}:${opts.jobId}`);
      await inTime(bull.client.eval(DROP_REMAINS, keys.length, ...keys));
      await inTime(bull.addBulk(jobs));
    },
    consume: (run) => {
      begin = () => consumeWith(bull, onProblem, run);
      if (isUp()) onUp();
    },
    close: async () => {
      isClosed = true;
      stop();
      // Closing waits for the connection that it never had.
      if (isUp()) await inTime(bull.close(true)).catch(() => undefined);
      for (const connection of bull.clients) connection.disconnect();
    },
  };
};
