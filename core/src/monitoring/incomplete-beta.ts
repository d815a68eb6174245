import { logGamma } from './incomplete-gamma.ts';

const PRECISION = 1e-14;
const TINY = 1e-300;
const MAX_TERMS = 200_000;

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), evaluated by Lentz's method. */
const fractionOf = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MAX_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return fraction;
};

/** Regularised incomplete beta function I_x(a, b), a and b > 0, x within 0..1. */
export const lowerBeta = (x: number, a: number, b: number): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const scale = Math.exp(log);
  // The fraction converges fast on one side of the mean only; the other side is its mirror image.
  return x < (a + 1) / (a + b + 2) ? (scale * fractionOf(x, a, b)) / a : 1 - (scale * fractionOf(1 - x, b, a)) / b;
};

/** The x within 0..1 at which I_x(a, b) reaches `share`, by bisection down to the last digits. */
export const betaQuantile = (share: number, a: number, b: number): number => {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step += 1) {
    const middle = (low + high) / 2;
    if (lowerBeta(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
