import { daysBetween } from '../calendar.ts';
import type { IsoDate } from '../signal/signal.ts';
import type { LinkRole } from './company-network.ts';
import type { LinkRules } from './link-rules.ts';

/**
 * Weights are whole millionths of a company. Sums of whole numbers are exact in any order, so neither the order of a
 * register's answer nor rounding can move a share, and a share cannot fall by rounding when a failure is added.
 */
export const WHOLE_LINK = 1_000_000;

/** One end of a tie: how strong it was while it lasted, 0..1, and for how many days it had been over. */
export type RoleTie = { readonly strength: number; readonly overDays: number };

/** A company that holds shares itself is at its own end of the tie, wholly and still. */
export const OWN_END: RoleTie = { strength: 1, overDays: 0 };

const valueOf = ({ strength, overDays }: RoleTie, { timeConstantDays }: LinkRules): number =>
  strength * Math.exp(-overDays / timeConstantDays);

/** The stronger of two ends. Equal ones are told apart by strength, so that their order in an answer decides nothing. */
const stronger = (a: RoleTie, b: RoleTie, rules: LinkRules): RoleTie => {
  const difference = valueOf(a, rules) - valueOf(b, rules) || a.strength - b.strength;
  return difference >= 0 ? a : b;
};

/** A role as an end of a tie, seen on the day `on`. */
export const roleTie = ({ role, held, until }: LinkRole, on: IsoDate, rules: LinkRules): RoleTie => ({
  strength: role === 'directorship' || held === undefined ? 1 : Math.min(1, Math.max(0, held) / rules.fullTieHeld),
  overDays: until === undefined ? 0 : Math.max(0, daysBetween(until, on)),
});

export const strongestOf = (ties: readonly RoleTie[], rules: LinkRules): RoleTie | undefined =>
  ties.reduce<RoleTie | undefined>((best, tie) => (best === undefined ? tie : stronger(best, tie, rules)), undefined);

/** What a tie between two ends weighs after `ageDays` more, in millionths: the weaker end decides. */
export const weightOf = (ends: readonly [RoleTie, RoleTie], ageDays: number, rules: LinkRules): number =>
  Math.min(
    ...ends.map(({ strength, overDays }) =>
      Math.round(WHOLE_LINK * valueOf({ strength, overDays: overDays + ageDays }, rules)),
    ),
  );
