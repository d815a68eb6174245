/** How a network becomes a share of failed companies. */
export type LinkRules = {
  /** Time constant of what is past: a weight falls as e^(-ageDays / timeConstantDays). */
  readonly timeConstantDays: number;
  /** A holder of more companies than this is a profession (domiciliation, liquidators), not a tie between them. */
  readonly mostMandates: number;
  /** A holding below this share of the capital, 0..1, ties in proportion; from it on, and when not known, fully. */
  readonly fullTieHeld: number;
  /** Share of failed companies that is expected where nothing is known, 0..1, and the weight of that in companies. */
  readonly prior: number;
  readonly priorWeight: number;
};

/**
 * - 36 months (1,096 days) as a time constant, not as a half-life: all weight together is that of a plain window of 36 months, without
 *   its cliff on the last day. After 1 year 72 % counts, after 3 years 37 %, after 10 years 4 %.
 * - 25 % held: above it the European directive on beneficial owners speaks of ownership (2015/849, article 3(6)).
 * - Prior 2 %, worth one company: about the yearly rate of failure of French companies (1.8 %, see base-rates.ts). It is
 *   far from what one failed company gives, and a company whose links are all sound stays below it.
 * Smoothing and the idea of the share: Tobback et al. 2017, Decision Support Systems 102:69-81 (a smoothed weighted vote
 * of the companies that share directors).
 */
export const LINK_RULES: LinkRules = {
  timeConstantDays: 1096,
  mostMandates: 50,
  fullTieHeld: 0.25,
  prior: 0.02,
  priorWeight: 1,
};
