import { availableParallelism } from 'node:os';
import type { Trainer } from '../options.ts';
import type { Release } from './release.ts';
import { runTrain } from './run-train.ts';

/** Runs the command line of this process with the trainer and the steps of a release that it is given. */
export const startTrain = async (trainer: Trainer, release: Release): Promise<void> => {
  const terminal = {
    print: (text: string): void => void process.stdout.write(text),
    say: (text: string): void => void process.stderr.write(text),
    isLive: process.stderr.isTTY,
    now: () => performance.now(),
  };
  process.exitCode = await runTrain(process.argv.slice(2), {
    trainer,
    release,
    terminal,
    processors: availableParallelism(),
  });
};
