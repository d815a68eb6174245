import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { lockDirectory } from './directory-lock.ts';
import { embeddedStream } from './embedded-stream.ts';
import { createEmbedded, startEmbedded, type EmbeddedThread } from './embedded-thread.ts';
import { VALUE_TYPES } from './value-types.ts';

/** PostgreSQL 18 in PGlite 0.5: a folder is bound to the major version of the PostgreSQL that wrote it. */
const DATA_FOLDER = 'postgresql-18';
/** Requests wait in line for the one connection; who has waited this long finds the database overloaded. */
const QUEUE_TIMEOUT_MS = 10_000;

/** PGlite enforces no statement_timeout, and a fault inside it may never answer: then its thread is started anew. */
const ANSWER_TIMEOUT_MS = 120_000;

export type EmbeddedSettings = {
  readonly directory: string;
  /** Hears of the connection when it breaks while nobody uses it. */
  readonly onIdleError: (error: Error) => void;
  readonly answerTimeoutMs?: number;
};

export type EmbeddedDatabase = { readonly pool: Pool; close(): Promise<void> };

/**
 * PostgreSQL inside this process, in `directory`, for one process at a time. It speaks PostgreSQL's wire protocol to
 * the same `pg` client as a server does, so that values, errors and statements are the same; the pool has one
 * connection, because PGlite has one session, and its queue is fair.
 */
export const openEmbedded = async (settings: EmbeddedSettings): Promise<EmbeddedDatabase> => {
  const { directory, onIdleError, answerTimeoutMs = ANSWER_TIMEOUT_MS } = settings;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(directory);
  try {
    const folder = join(directory, DATA_FOLDER);
    await createEmbedded(folder);
    const start = (): Promise<EmbeddedThread> => startEmbedded(folder, answerTimeoutMs);
    const thread = restartingThread(await start(), start);
    const pool = poolOf(thread.current);
    pool.on('error', onIdleError);
    return {
      pool,
      close: async () => {
        await pool.end();
        await thread.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

const poolOf = (thread: () => Promise<EmbeddedThread>): Pool =>
  new Pool({
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: QUEUE_TIMEOUT_MS,
    pipeline: true,
    types: VALUE_TYPES,
    stream: () => embeddedStream(async (listener) => (await thread()).open(listener)),
  });

type RestartingThread = { current(): Promise<EmbeddedThread>; close(): Promise<void> };

/** A thread that ended (a full disk ends PostgreSQL) is started again by the next connection, and recovers its log. */
const restartingThread = (first: EmbeddedThread, start: () => Promise<EmbeddedThread>): RestartingThread => {
  let thread = Promise.resolve(first);
  return {
    current: () => {
      thread = thread.then((latest) => (latest.isRunning() ? latest : start()), start);
      return thread;
    },
    close: async () => {
      const latest = await thread.catch(() => undefined);
      await latest?.close();
    },
  };
};
