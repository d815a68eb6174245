import { betaQuantile, lowerBeta } from './incomplete-beta.ts';

/**
 * The exact interval of a share (Clopper and Pearson 1934): `count` of `rows`, both ends hold with `level` together.
 * It holds at least what it promises for independent companies; companies that fail together make it too narrow.
 */
export const binomialInterval = (count: number, rows: number, level: number): readonly [low: number, high: number] => {
  const tail = (1 - level) / 2;
  return [
    count === 0 ? 0 : betaQuantile(tail, count, rows - count + 1),
    count === rows ? 1 : betaQuantile(1 - tail, count + 1, rows - count),
  ];
};

/** P(at least `count` of `rows`) when each happens with `probability`. */
export const binomialUpperTail = (count: number, rows: number, probability: number): number =>
  count === 0 ? 1 : lowerBeta(probability, count, rows - count + 1);
