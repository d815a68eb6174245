/** Runs the embedded PostgreSQL in a thread of its own: a query would block the event loop of the server. */
import { existsSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { joined } from './joined.ts';
import { openDurable, syncPath, syncTree } from './durable-files.ts';

/**
 * What the thread tells the server. Bytes are PostgreSQL's wire protocol, in the order of the requests; `lengths` says
 * where each request of a message ends.
 */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly isLast: boolean }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly reason: string };
export type ToWorker =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly lengths: readonly number[] }
  | { readonly kind: 'close' };
export type WorkerInput = { readonly task: 'create' | 'serve'; readonly folder: string };

const tell = (message: FromWorker): void => {
  parentPort?.postMessage(message, []);
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The thread ends without another statement; the next start recovers what the log holds. */
const stopAtOnce = (reason: string): never => {
  tell({ kind: 'failed', reason });
  process.exit(1);
};

/** One session needs little; the smaller memory also makes initdb a third faster. The tree is synced afterwards. */
const INITDB = ['--no-sync', '--no-instructions', '--set=shared_buffers=32MB', '--set=max_connections=10'];

/** The new database appears under its name only once it is whole and on the device. */
const create = async (folder: string): Promise<void> => {
  const draft = `${folder}.init`;
  rmSync(draft, { recursive: true, force: true });
  const pg = await PGlite.create({ fs: new NodeFS(draft), initDbStartParams: INITDB });
  await pg.close();
  await syncTree(draft);
  renameSync(draft, folder);
  syncPath(dirname(folder));
};

const STARTUP = 0;
const encoder = new TextEncoder();

/** A simple query as PostgreSQL's wire protocol: Q, length, text, zero. */
const simpleQuery = (text: string): Uint8Array => {
  const body = encoder.encode(text);
  const message = new Uint8Array(body.length + 6);
  message[0] = 'Q'.charCodeAt(0);
  new DataView(message.buffer).setUint32(1, body.length + 5);
  message.set(body, 5);
  return message;
};

/** There is one session for all connections: a new one must not inherit an open transaction or settings. */
const resetSession = (pg: PGlite): void => {
  pg.execProtocolRawSync(simpleQuery('rollback'));
  pg.execProtocolRawSync(simpleQuery('discard all'));
};

/**
 * PGlite's own collecting of answers also parses them and keeps what it parsed for ever, so the raw bytes are taken from
 * it. It runs the request before it returns; only its failure is told by the promise, when the answer is incomplete.
 */
const execute = (pg: PGlite, request: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  const onRawData = (bytes: Uint8Array): void => void parts.push(bytes.slice());
  pg.execProtocolRawStream(request, { syncToFs: false, onRawData }).catch((error: unknown) => {
    stopAtOnce(reasonOf(error));
  });
  if (parts.length === 0) stopAtOnce('PostgreSQL did not answer');
  return joined(parts);
};

const BEGIN = simpleQuery('begin').subarray(5, -1);
const OUTSIDE = 'I'.charCodeAt(0);

const isBegin = (request: Uint8Array): boolean => BEGIN.every((byte, index) => request[index + 5] === byte);

/**
 * Statements follow their `begin` without waiting for its answer. Were it refused, they would run as the owner of the
 * tables and in nobody's transaction: then no further statement may run. The last byte of an answer says whether a
 * transaction is open.
 */
const answerOne = (pg: PGlite, request: Uint8Array): Uint8Array => {
  if (request[0] === STARTUP) {
    resetSession(pg);
    return pg.execProtocolRawSync(request);
  }
  const bytes = execute(pg, request);
  if (isBegin(request) && bytes.at(-1) === OUTSIDE) stopAtOnce('a transaction could not be opened');
  return bytes;
};

/** To tell the server costs about a statement's time, so it is not done for each; but it can begin with what is done. */
const TELL_AFTER_MS = 2;

const answer = (pg: PGlite, { bytes, lengths }: Extract<ToWorker, { kind: 'bytes' }>): void => {
  let end = 0;
  let answers: Uint8Array[] = [];
  let toldAt = performance.now();
  const tellBytes = (isLast: boolean): void => {
    const all = joined(answers);
    parentPort?.postMessage({ kind: 'bytes', bytes: all, isLast } satisfies FromWorker, [all.buffer]);
    answers = [];
    toldAt = performance.now();
  };
  for (const length of lengths) {
    if (answers.length > 0 && performance.now() - toldAt > TELL_AFTER_MS) tellBytes(false);
    end += length;
    answers.push(answerOne(pg, bytes.subarray(end - length, end)));
  }
  tellBytes(true);
};

const serve = async (folder: string): Promise<void> => {
  const pg = await openDurable(folder, {
    sync: fsyncSync,
    onFailure: (error) => stopAtOnce(`fsync failed: ${reasonOf(error)}`),
  });
  parentPort?.on('message', (message: ToWorker) => {
    if (message.kind === 'bytes') answer(pg, message);
    else void pg.close().then(() => tell({ kind: 'closed' }));
  });
};

const start = async ({ task, folder }: WorkerInput): Promise<void> => {
  if (task === 'serve') await serve(folder);
  else if (!existsSync(join(folder, 'PG_VERSION'))) await create(folder);
  tell({ kind: 'ready' });
};

start(workerData as WorkerInput).catch((error: unknown) => {
  tell({ kind: 'failed', reason: reasonOf(error) });
  process.exit(1);
});
