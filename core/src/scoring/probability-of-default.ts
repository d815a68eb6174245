/**
 * The scale: 600 points are odds of 50:1 and 60 points double the odds, so factor = 60/ln 2 = 86.56 and
 * offset = 600 - 86.56 ln 50 = 261.4 (rounded as published in the API's documentation).
 */
export const SCORE_OFFSET = 261.4;
export const SCORE_FACTOR = 86.56;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Natural log-odds of not defaulting -> 12-month probability of default, within the scorecard's bounds. */
export const probabilityOfDefault = (
  logOdds: number,
  bounds: { readonly floor: number; readonly ceiling: number },
): number => clamp(1 / (1 + Math.exp(logOdds)), bounds.floor, bounds.ceiling);

/** Probabilities are kept to 6 decimals (0.0001 %): finer digits mean nothing and differ between engines. */
export const roundedProbability = (probability: number): number => Math.round(probability * 1e6) / 1e6;

/** Probability of default -> score 0..1000. */
export const scoreOf = (probability: number): number =>
  clamp(Math.round(SCORE_OFFSET + SCORE_FACTOR * Math.log((1 - probability) / probability)), 0, 1000);
