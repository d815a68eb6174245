import { logGamma, upperGamma } from './incomplete-gamma.ts';

/** P(X > statistic) of a chi-square variable. */
export const chiSquareTail = (statistic: number, degreesOfFreedom: number): number =>
  upperGamma(degreesOfFreedom / 2, statistic / 2);

/** Two-sided p-value of a standard normal figure: its square is chi-square with one degree of freedom. */
export const normalTwoSided = (z: number): number => chiSquareTail(z * z, 1);

/** The statistic that a chi-square variable exceeds with probability `tail` (0 < tail < 1). */
export const chiSquareQuantile = (tail: number, degreesOfFreedom: number): number => {
  let high = degreesOfFreedom + 10;
  while (chiSquareTail(high, degreesOfFreedom) > tail) high *= 2;
  let low = 0;
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step += 1) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle, degreesOfFreedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** Standard deviations from the mean beyond which a tail is 1 for every purpose. */
const CERTAIN = 8;

/**
 * P(X > statistic) of a non-central chi-square variable: what a test catches when the change is real. A mixture of
 * central tails with Poisson weights (Abramowitz and Stegun 26.4.25).
 */
export const nonCentralTail = (statistic: number, degreesOfFreedom: number, nonCentrality: number): number => {
  const deviation = Math.sqrt(2 * (degreesOfFreedom + 2 * nonCentrality));
  if (degreesOfFreedom + nonCentrality - statistic > CERTAIN * deviation) return 1;
  const half = nonCentrality / 2;
  if (half === 0) return chiSquareTail(statistic, degreesOfFreedom);
  const reach = 10 * Math.sqrt(half) + 30;
  let tail = 0;
  for (let j = Math.max(0, Math.floor(half - reach)); j <= half + reach; j += 1)
    tail += Math.exp(j * Math.log(half) - half - logGamma(j + 1)) * chiSquareTail(statistic, degreesOfFreedom + 2 * j);
  return Math.min(1, tail);
};
