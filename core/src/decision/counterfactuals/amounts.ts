import { scaleOf, type Currency, type Money } from '../../money.ts';
import type { ChangeFigure } from '../counterfactual.ts';

/** Nobody pays in 41,327.18: amounts are whole thousands, larger ones have two significant digits. */
const LEAST_UNIT = 1000;

/** An amount rounded up as people would say it, minor units. */
export const roundedUp = (minor: number, currency: Currency): number => {
  let unit = LEAST_UNIT * scaleOf(currency);
  while (minor >= unit * 100) unit *= 10;
  return Math.ceil(minor / unit) * unit;
};

/** Shares of what is possible at most, each about a third more than the one before. */
const SHARES = [0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.13, 0.17, 0.22, 0.28, 0.36, 0.46, 0.6, 0.78, 1];

const distinct = (values: readonly number[]): readonly number[] =>
  values.filter((value, index) => value !== values[index - 1]);

/** Round amounts from a small one up to `mostMinor`, which none exceeds. */
export const amountsUpTo = (mostMinor: number, currency: Currency): readonly number[] =>
  mostMinor > 0
    ? distinct(SHARES.map((share) => roundedUp(share * mostMinor, currency))).filter((minor) => minor <= mostMinor)
    : [];

/** How finely a count or a share is varied: 15 amounts are found among in four halvings. */
const PARTS = 15;

/** From `from` down to 0 in at most 15 about even steps of whole units (`unit` 1 for counts, 0.01 for percent). */
export const stepsDown = (from: number, unit = 1): readonly number[] => {
  const units = from / unit;
  const steps = Array.from({ length: PARTS }, (_, index) => Math.floor((units * (PARTS - 1 - index)) / PARTS));
  // Divided by a whole number: 7 x 0.01 is 0.07000000000000001 in binary fractions.
  return distinct(steps)
    .map((step) => step / Math.round(1 / unit))
    .filter((step) => step < from);
};

export const money = (minor: number, currency: Currency): ChangeFigure => {
  const value: Money = { minor, currency };
  return { type: 'money', value };
};
