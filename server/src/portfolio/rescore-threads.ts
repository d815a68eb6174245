import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { rescoreChunk, type RescoredChunk, type RescoreRules } from './rescore-chunk.ts';
import type { FromRescoreThread, ToRescoreThread } from './rescore-thread.ts';

/** Threads that decide with the same rules; they belong to one run and end with it. */
export type RescoreThreads = {
  readonly count: number;
  /** Chunks are given to the thread that has the fewest; their answers come in any order. */
  rescore(chunk: ToRescoreThread): Promise<RescoredChunk>;
  close(): Promise<void>;
};

type Waiting = { readonly resolve: (chunk: RescoredChunk) => void; readonly reject: (error: Error) => void };

type Thread = { readonly worker: Worker; readonly waiting: Waiting[] };

const openThread = (rules: RescoreRules): Thread => {
  const worker = new Worker(new URL('./rescore-thread.ts', import.meta.url), { workerData: rules });
  const waiting: Waiting[] = [];
  // A thread answers in the order in which it was asked.
  worker.on('message', (answer: FromRescoreThread) => {
    const next = waiting.shift();
    if (answer.kind === 'rescored') next?.resolve(answer.chunk);
    else next?.reject(new Error(answer.reason));
  });
  const failAll = (error: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('a thread that rescores has ended')));
  return { worker, waiting };
};

/** For so few companies that starting a thread takes longer than deciding about them. */
export const onThisThread = (rules: RescoreRules): RescoreThreads => ({
  count: 1,
  rescore: async ({ rows, order }) => rescoreChunk(rows, order, rules),
  close: () => Promise.resolve(),
});

/** As many threads as there are cores. */
export const openRescoreThreads = (rules: RescoreRules, count = availableParallelism()): RescoreThreads => {
  const threads = Array.from({ length: count }, () => openThread(rules));
  return {
    count,
    rescore: (chunk) =>
      new Promise((resolve, reject) => {
        const idle = threads.reduce((least, thread) => (thread.waiting.length < least.waiting.length ? thread : least));
        idle.waiting.push({ resolve, reject });
        idle.worker.postMessage(chunk, []);
      }),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
};
