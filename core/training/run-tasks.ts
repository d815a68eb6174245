import { Worker } from 'node:worker_threads';
import { runTask, type Shared, type Task, type TaskAnswer } from './learn-worker.ts';

const shared = (values: Float64Array): Float64Array => {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
};

/** One thread works until no task is left; its answers do not depend on which thread took them. */
const runThread = async (
  given: Shared,
  next: () => Task | undefined,
  done: (answer: TaskAnswer) => void,
): Promise<void> => {
  const worker = new Worker(new URL('learn-worker.ts', import.meta.url), { workerData: given });
  try {
    await new Promise<void>((resolve, reject) => {
      const step = (): void => {
        const task = next();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node, not a window
        if (task !== undefined) worker.postMessage(task);
        else resolve();
      };
      worker.on('message', (answer: TaskAnswer) => {
        done(answer);
        step();
      });
      worker.on('error', reject);
      step();
    });
  } finally {
    await worker.terminate();
  }
};

/** Runs the tasks on several threads and gives their answers in the order of the tasks. */
export const runTasks = async (
  lesson: Shared,
  tasks: readonly Task[],
  { workers, onDone }: { readonly workers: number; readonly onDone: (done: number) => void },
): Promise<readonly TaskAnswer[]> => {
  const answers: TaskAnswer[] = [];
  const done = (answer: TaskAnswer): void => {
    answers.push(answer);
    onDone(answers.length);
  };
  if (workers <= 1 || tasks.length === 1) for (const task of tasks) done(runTask(lesson, task));
  else {
    const waiting = [...tasks];
    const given = { ...lesson, columns: lesson.columns.map(shared) };
    const threads = Array.from({ length: Math.min(workers, tasks.length) }, () =>
      runThread(given, () => waiting.shift(), done),
    );
    await Promise.all(threads).catch((error: unknown) => {
      // The other threads end with what they are at.
      waiting.length = 0;
      throw error;
    });
  }
  return answers.toSorted((a, b) => a.id - b.id);
};
