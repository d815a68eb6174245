import type { IsoDate } from '../signal/signal.ts';
import type { CompanyNetwork } from './company-network.ts';
import { LINK_RULES, type LinkRules } from './link-rules.ts';
import { linkedCompanies } from './linked-companies.ts';
import { WHOLE_LINK } from './role-tie.ts';

export type LinkedFailures = {
  /** Smoothed share of failed linked companies, 0..1, in millionths; the prior when nothing is linked. */
  readonly share: number;
  /** How many companies are linked, and how many of them failed by the day, each once whatever its weight. */
  readonly linked: number;
  readonly failed: number;
  /** Their weights, in companies: ties that ended and failures long past weigh less. */
  readonly linkedWeight: number;
  readonly failedWeight: number;
};

/**
 * Share of failed companies around a company, as it could be known on the day `today`:
 *
 *     (failures + prior * priorWeight) / (sound + failures + priorWeight)
 *
 * `sound` is the sum of the ties to sound companies, `failures` the sum of what counts of each failure. A failure that
 * fades leaves both sums, so it ends at the prior and never as a sound company. Hence one more failure never lowers the
 * share, an older one never raises it, and nothing that happens after `today` moves it.
 */
export const linkedFailures = (
  network: CompanyNetwork,
  today: IsoDate,
  rules: LinkRules = LINK_RULES,
): LinkedFailures => {
  const links = [...linkedCompanies(network, today, rules).values()];
  let [ties, sound, failures, failed] = [0, 0, 0, 0];
  for (const { tie, failure } of links) {
    ties += tie;
    if (failure === undefined) sound += tie;
    else {
      failures += failure;
      failed += 1;
    }
  }
  const [expected, weight] = [rules.prior * rules.priorWeight, rules.priorWeight].map((part) =>
    Math.round(part * WHOLE_LINK),
  ) as [number, number];
  const share = (failures + expected) / (sound + failures + weight);
  return {
    share: Math.round(share * 1e6) / 1e6,
    linked: links.length,
    failed,
    linkedWeight: ties / WHOLE_LINK,
    failedWeight: failures / WHOLE_LINK,
  };
};
