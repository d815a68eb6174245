import { parentPort, workerData } from 'node:worker_threads';
import { learn, predict, type Lesson } from './learn.ts';
import { sigmoid } from './logistic.ts';
import type { Plan } from './plan.ts';

/** The columns are shared memory: a thread copies none of them. */
export type Shared = Omit<Lesson, 'rows' | 'seed'> & { readonly plan: Plan };
export type Task = {
  readonly id: number;
  readonly rows: Int32Array;
  readonly unseen: Int32Array;
  readonly seed: number;
};
export type TaskAnswer = {
  readonly id: number;
  /** Of the unseen rows. */
  readonly probabilities: Float64Array;
  /** Of the rows that were learned from, each by members that had not seen it. */
  readonly learned: Float64Array;
  readonly derived: ReturnType<typeof learn>['derived'];
};

/** Learns on the rows of one task and predicts its unseen ones. */
export const runTask = ({ plan, ...lesson }: Shared, { id, rows, unseen, seed }: Task): TaskAnswer => {
  const learned = learn({ ...lesson, rows, seed }, plan);
  return {
    id,
    probabilities: predict(learned, lesson.columns, unseen),
    learned: learned.ensemble.unseenLogOdds.map(sigmoid),
    derived: learned.derived,
  };
};

parentPort?.on('message', (task: Task) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, not a window
  parentPort?.postMessage(runTask(workerData as Shared, task));
});
