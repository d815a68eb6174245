import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from './app.ts';
import type { Context } from './context.ts';
import { createContext, type Overrides } from './create-context.ts';
import { DatabaseError, openDatabase, type Database } from './database.ts';
import type { Env } from './env.ts';
import { refuseMalformed } from './http/refuse-malformed.ts';
import { prepareKeys } from './prepare-keys.ts';
import { startDueReviews } from './due-reviews.ts';
import { jobsOf } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import type { SetTimer } from './outbox.ts';
import { openPollers } from './pollers/open-pollers.ts';
import { startPollers, type RunningPollers } from './pollers/start-pollers.ts';
import { purgeExpired } from './purge-expired.ts';

/** A client that needs longer than this to send 64 kB is broken or hostile. */
const REQUEST_TIMEOUT_MS = 15_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than a proxy's usual 60 s, so that the proxy and not we end an idle connection. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const MOST_HEADERS = 100;
/** After this a request that still runs is cut, so that a stop always ends. */
const STOP_AFTER_MS = 10_000;
const SWEEP_EVERY_MS = 20;

export type RunningServer = {
  readonly url: string;
  readonly context: Context;
  /** Answers what was asked, finishes the jobs that run, and closes the database. */
  readonly close: () => Promise<void>;
};

export type StartOptions = Overrides & {
  readonly log: Log;
  /** Where the first API key is shown; never a log. */
  readonly show?: (line: string) => void;
  /** An open database that the caller keeps and closes itself. */
  readonly database?: Database;
};

const listen = (server: Server, { port, host }: Env): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), STOP_AFTER_MS);
    // A connection that is kept alive would hold the stop up: the answer that is under way is its last one.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
    server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Expired rows do no harm for an hour; waiting for a day would never purge where a server is restarted each night. */
const PURGE_EVERY_MS = 3_600_000;

const startPurge = (context: Context): NodeJS.Timeout =>
  setInterval(() => {
    purgeExpired(context).catch((error: unknown) =>
      context.log.error({ err: error }, 'expired rows could not be removed'),
    );
  }, PURGE_EVERY_MS);

const serve = (context: Context, { role }: Env): Server => {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS },
    createApp(context, role),
  );
  server.maxHeadersCount = MOST_HEADERS;
  server.on('clientError', refuseMalformed(context.newId));
  return server;
};

const openOnce = (env: Env, log: Log): Promise<Database> =>
  openDatabase({
    directory: env.directory,
    databaseUrl: env.databaseUrl,
    onBackgroundError: (error) => log.error({ err: error }, 'the database reported a failure'),
  });

/** A process that is just ending still holds the folder; one that goes on is reported after this. */
const LOCK_PATIENCE_MS = 4_000;
const LOCK_LOOK_MS = 200;

const open = async (env: Env, log: Log): Promise<Database> => {
  for (let waitedMs = 0; ; waitedMs += LOCK_LOOK_MS) {
    try {
      return await openOnce(env, log);
    } catch (error) {
      const isLocked = error instanceof DatabaseError && error.code === 'database_locked';
      if (!isLocked || waitedMs >= LOCK_PATIENCE_MS) throw error;
      await pause(LOCK_LOOK_MS);
    }
  }
};

const setTimer: SetTimer = (work, delayMs) => {
  const timer = setTimeout(work, delayMs);
  return { clear: () => clearTimeout(timer) };
};

/** A process that only answers requests leaves the asking to the workers. */
const startPollersOf = (context: Context, env: Env): RunningPollers => {
  const fetching = { ...env, fetch: (url: string, init: RequestInit) => fetch(url, init) };
  const pollers = env.role === 'server' ? [] : openPollers(context, fetching);
  return startPollers(context, pollers, { everyMs: env.pollMinutes * 60_000, setTimer });
};

/** Opens the database, makes the keys, listens, and starts the jobs. Throws when any of it fails, with all of it closed. */
export const startServer = async (env: Env, options: StartOptions): Promise<RunningServer> => {
  const { log, show = () => undefined } = options;
  const database = options.database ?? (await open(env, log));
  const closeDatabase = (): Promise<void> => (options.database === undefined ? database.close() : Promise.resolve());
  try {
    const context = createContext(env, { database, log }, options);
    // A worker is asked nothing that needs a key.
    if (env.role !== 'worker') await prepareKeys(context, show);
    const server = serve(context, env);
    const port = await listen(server, env);
    context.outbox.start(jobsOf(context));
    const purge = env.role === 'server' ? undefined : startPurge(context);
    const pollers = startPollersOf(context, env);
    const reviews = env.role === 'server' ? undefined : startDueReviews({ ...context, setTimer });
    const close = async (): Promise<void> => {
      clearInterval(purge);
      await pollers.stop();
      await reviews?.stop();
      await closeServer(server);
      context.fetching.flights.endBackground();
      await context.outbox.stop();
      await closeDatabase();
    };
    return { url: `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`, context, close };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
};
