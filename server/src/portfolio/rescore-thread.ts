/** Decides about chunks of companies in a thread of its own: on the event loop, requests would wait behind them. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  rescoreChunk,
  type RescoredChunk,
  type RescoreOrder,
  type RescoreRow,
  type RescoreRules,
} from './rescore-chunk.ts';

export type ToRescoreThread = { readonly rows: readonly RescoreRow[]; readonly order: RescoreOrder };
export type FromRescoreThread =
  | { readonly kind: 'rescored'; readonly chunk: RescoredChunk }
  | { readonly kind: 'failed'; readonly reason: string };

const rules = workerData as RescoreRules;

const answerTo = ({ rows, order }: ToRescoreThread): FromRescoreThread => {
  try {
    return { kind: 'rescored', chunk: rescoreChunk(rows, order, rules) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', (message: ToRescoreThread) => parentPort?.postMessage(answerTo(message), []));
