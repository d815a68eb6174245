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

export type EmbeddedDatabase = { readonly pool: Pool; close(): Promise<void> };

/**
 * PostgreSQL inside this process, in `directory`, for one process at a time. It speaks PostgreSQL's wire protocol to
 * the same `pg` client as a server does, so that values, errors and statements are the same; the pool has one
 * connection, because PGlite has one session, and its queue is fair.
 */
export const openEmbedded = async (
  directory: string,
  onIdleError: (error: Error) => void,
): Promise<EmbeddedDatabase> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(directory);
  try {
    const folder = join(directory, DATA_FOLDER);
    await createEmbedded(folder);
    const thread = restartingThread(folder, await startEmbedded(folder));
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
    types: VALUE_TYPES,
    stream: () => embeddedStream(async (listener) => (await thread()).open(listener)),
  });

type RestartingThread = { current(): Promise<EmbeddedThread>; close(): Promise<void> };

/** A thread that ended (a full disk ends PostgreSQL) is started again by the next connection, and recovers its log. */
const restartingThread = (folder: string, first: EmbeddedThread): RestartingThread => {
  let thread = Promise.resolve(first);
  const current = async (): Promise<EmbeddedThread> => {
    const latest = await thread.catch(() => undefined);
    if (!latest?.isRunning()) thread = startEmbedded(folder);
    return thread;
  };
  return {
    current,
    close: async () => {
      const latest = await thread.catch(() => undefined);
      await latest?.close();
    },
  };
};
