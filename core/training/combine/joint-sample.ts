import { randomFrom } from '../random.ts';
import type { GroupEvidence } from './group-evidence.ts';
import { normalDraw, normalShare } from './normal.ts';

/** Companies with the ratios of all groups: `ratios[g][company]`, and 1 in `failed` for those that fail. */
export type JointSample = { readonly ratios: readonly Float64Array[]; readonly failed: Uint8Array };

export type JointRules = {
  readonly companies: number;
  readonly baseRate: number;
  /** Rank correlation of the groups among the sound and among the failed. */
  readonly correlation: number;
  readonly seed: number;
};

const at = (quantiles: Float64Array, share: number): number => {
  const place = share * (quantiles.length - 1);
  const below = Math.floor(place);
  const low = quantiles[below]!;
  return low + (place - below) * ((quantiles[below + 1] ?? low) - low);
};

/**
 * Draws companies whose groups have the measured or stated evidence each, and hang together through one common factor
 * (Gaussian copula within the sound and within the failed), since no public file holds all groups of the same companies.
 */
export const jointSample = (groups: readonly GroupEvidence[], rules: JointRules): JointSample => {
  const { companies, baseRate, correlation, seed } = rules;
  const random = randomFrom(seed, 7);
  const failed = new Uint8Array(companies);
  const ratios = groups.map(() => new Float64Array(companies));
  for (let company = 0; company < companies; company += 1) {
    const isFailed = random.next() < baseRate;
    failed[company] = Number(isFailed);
    const common = Math.sqrt(correlation) * normalDraw(random);
    groups.forEach((group, place) => {
      const share = normalShare(common + Math.sqrt(1 - correlation) * normalDraw(random));
      ratios[place]![company] = at(isFailed ? group.failed : group.sound, share);
    });
  }
  return { ratios, failed };
};
