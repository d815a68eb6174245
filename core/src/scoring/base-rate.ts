import { toNano } from './nano.ts';
import type { Scorecard } from './scorecard.ts';
import { ScorecardError } from './scorecard-error.ts';

/** Rates are written to a hundredth of a percent at best; beyond these bounds a rate is a mistake, not a country. */
const LOWEST_RATE = 1e-6;

const logit = (probability: number): number => Math.log(probability / (1 - probability));

/**
 * What a base rate other than the scorecard's own adds to the log-odds of not defaulting, in nanos: the difference of
 * the two rates' log-odds (prior correction, King and Zeng 2001). What tells companies apart does not change by it, so
 * it goes into the base and not into any contribution. Throws `bad_base_rate`.
 */
export const baseRateNano = (scorecard: Scorecard, baseRate: number | undefined): number => {
  if (baseRate === undefined || baseRate === scorecard.baseRate) return 0;
  for (const rate of [baseRate, scorecard.baseRate])
    if (!(rate >= LOWEST_RATE && rate <= 1 - LOWEST_RATE))
      throw new ScorecardError('bad_base_rate', `a base rate of ${rate} is not between 0 and 1`);
  return toNano(logit(1 - baseRate) - logit(1 - scorecard.baseRate));
};
