/** Run by train-in-child.test.ts: the real command line, as a process of its own, before a made-up trainer. */
import { startTrain } from '../../../../core/training/commands/start-train.ts';
import { madeUpRelease } from './made-up-release.ts';
import { madeUpTrainer } from './made-up-trainer.ts';

await startTrain(madeUpTrainer, madeUpRelease());
