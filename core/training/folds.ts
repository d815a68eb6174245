import { randomFrom, shuffled } from './random.ts';

/** The fold of every row, 0..count-1: each fold gets its share of both outcomes. */
export const stratifiedFolds = (target: Uint8Array, count: number, seed: number): Uint8Array => {
  const folds = new Uint8Array(target.length);
  const next = [0, 0];
  for (const row of shuffled(target.length, randomFrom(seed, 99))) {
    const outcome = target[row]!;
    folds[row] = next[outcome]! % count;
    next[outcome]! += 1;
  }
  return folds;
};
