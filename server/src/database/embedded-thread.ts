import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DatabaseError } from './database-error.ts';
import { joined } from './joined.ts';
import type { ProtocolConnection, ProtocolListener } from './embedded-stream.ts';
import type { FromWorker, ToWorker, WorkerInput } from './embedded-worker.ts';

/** The thread that runs the embedded database. */
export type EmbeddedThread = {
  readonly isRunning: () => boolean;
  open(listener: ProtocolListener): ProtocolConnection;
  /** Lets PostgreSQL shut down cleanly and ends the thread. */
  close(): Promise<void>;
};

const startWorker = (input: WorkerInput): Worker =>
  new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: input, name: 'creditline-database' });

/** Resolves once the thread is ready; rejects with its reason when it cannot be. */
const whenReady = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (reason: string): void =>
      reject(new DatabaseError('database_unavailable', `the embedded database does not start: ${reason}`));
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'failed') fail(message.reason);
    });
    worker.once('error', (error) => fail(error instanceof Error ? error.message : String(error)));
    worker.once('exit', () => fail('its thread ended'));
  });

/** Creates the database if the folder is new, in a thread of its own: that one would keep 400 MB for ever. */
export const createEmbedded = async (folder: string): Promise<void> => {
  const worker = startWorker({ task: 'create', folder });
  await whenReady(worker);
  await worker.terminate();
};

/** Starts PostgreSQL on a folder that `createEmbedded` made. The thread is ended when an answer takes too long. */
export const startEmbedded = async (folder: string, answerTimeoutMs: number): Promise<EmbeddedThread> => {
  const worker = startWorker({ task: 'serve', folder });
  const conversation = conversationWith(worker, answerTimeoutMs);
  await whenReady(worker);
  return {
    isRunning: conversation.isRunning,
    open: conversation.open,
    close: async () => {
      if (!conversation.isRunning()) return;
      const exited = once(worker, 'exit');
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'closed') void worker.terminate();
      });
      worker.postMessage({ kind: 'close' } satisfies ToWorker, []);
      await exited;
    },
  };
};

/**
 * Answers come in the order of the requests. Each goes to whoever asked, or nowhere when that connection has closed:
 * the next connection must not take it for its own.
 */
const conversationWith = (worker: Worker, answerTimeoutMs: number): Pick<EmbeddedThread, 'isRunning' | 'open'> => {
  const askers: { readonly listener: ProtocolListener; readonly timer: NodeJS.Timeout }[] = [];
  const open = new Set<ProtocolListener>();
  let isRunning = true;
  worker.on('message', (message: FromWorker) => {
    if (message.kind !== 'bytes') return;
    const asker = askers[0];
    if (message.isLast) {
      askers.shift();
      clearTimeout(asker?.timer);
    }
    if (asker && open.has(asker.listener)) asker.listener.bytes(message.bytes);
  });
  worker.once('exit', () => {
    isRunning = false;
    for (const { timer } of askers) clearTimeout(timer);
    for (const listener of open) {
      listener.broken(new DatabaseError('database_unavailable', 'the embedded database has stopped'));
    }
  });
  return {
    isRunning: () => isRunning,
    open: (listener) => {
      open.add(listener);
      return {
        send: (requests) => {
          askers.push({ listener, timer: setTimeout(() => void worker.terminate(), answerTimeoutMs) });
          const bytes = joined(requests);
          const lengths = requests.map(({ length }) => length);
          worker.postMessage({ kind: 'bytes', bytes, lengths } satisfies ToWorker, [bytes.buffer]);
        },
        close: () => void open.delete(listener),
      };
    },
  };
};
