import { runTrain } from '../../../../core/training/commands/run-train.ts';
import type { Trainer } from '../../../../core/training/options.ts';
import { madeUpRelease } from './made-up-release.ts';
import { madeUpTrainer } from './made-up-trainer.ts';

/** The command line in this process: what it prints and says, on a clock of its own. */
export const runInMemory = async (args: readonly string[], trainer: Trainer = madeUpTrainer) => {
  let [stdout, stderr, nowMs] = ['', '', 0];
  const terminal = {
    print: (text: string): void => void (stdout += text),
    say: (text: string): void => void (stderr += text),
    isLive: false,
    now: () => (nowMs += 100),
  };
  const code = await runTrain(args, { trainer, release: madeUpRelease(), terminal, processors: 3 });
  return { code, stdout, stderr };
};
