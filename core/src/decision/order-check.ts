import type { Money } from '../money.ts';
import type { IsoInstant } from '../signal/signal.ts';
import type { Outcome } from './decision.ts';
import { freeMinor, type Exposure } from './exposure.ts';

/** Why an order may go, or why it may not. Codes are never renamed: callers program against them. */
export const ORDER_CHECK_REASONS = [
  'within_limit',
  'within_override',
  'over_limit',
  'refused',
  'to_review',
  'guarantee_needed',
  'decision_expired',
  'not_assessed',
] as const;
export type OrderCheckReason = (typeof ORDER_CHECK_REASONS)[number];

/** What a company may owe, and the decision that says so. */
export type OrderStanding = {
  readonly outcome: Outcome;
  /** The limit in force; of a company that nobody watches, the one of its latest decision. */
  readonly limit: Money;
  readonly expiresAt: IsoInstant;
};

/** An override that is approved and not over, in the currency of the check. */
export type OrderOverride = {
  readonly id: string;
  readonly amount: Money;
  /** It covers this one order up to its amount; any other takes the place of the limit until its end. */
  readonly isForOrder: boolean;
  /** True when it was approved although the company was refused: a refusal that came later is news to whoever approved. */
  readonly coversRefusal: boolean;
};

/** One question in one currency: that of the limit. */
export type OrderQuestion = {
  readonly amount: Money;
  readonly exposure: Exposure;
  /** Absent while nothing was decided about the company. */
  readonly standing?: OrderStanding;
  readonly overrides: readonly OrderOverride[];
  readonly at: IsoInstant;
};

/**
 * The answer. `limit` is what counted: the limit in force, or the amount of an override that is higher; absent where there
 * is neither. `freeMinor` is never below 0; `overByMinor` is what would have to be paid in advance, and absent where the
 * order may go or no amount would help.
 */
export type OrderCheck = {
  readonly allowed: boolean;
  readonly reason: OrderCheckReason;
  readonly limit?: Money;
  readonly freeMinor?: number;
  readonly overByMinor?: number;
  readonly overrideId?: string;
};

/** Why the company gets no order on its own limit, whatever the amount. A refusal outlives the decision that it stands in. */
const barredBy = ({ standing, at }: OrderQuestion): OrderCheckReason | undefined => {
  if (standing === undefined) return 'not_assessed';
  const { outcome, limit, expiresAt } = standing;
  if (outcome === 'refuse') return 'refused';
  if (Date.parse(expiresAt) <= Date.parse(at)) return 'decision_expired';
  if (outcome === 'refer') return 'to_review';
  return outcome === 'request_guarantee' && limit.minor <= 0 ? 'guarantee_needed' : undefined;
};

const highest = (overrides: readonly OrderOverride[]): OrderOverride | undefined =>
  overrides.reduce<OrderOverride | undefined>(
    (most, override) => (most === undefined || override.amount.minor > most.amount.minor ? override : most),
    undefined,
  );

/** A limit that applies, what is left of it (below 0 where more is owed), and the override that it comes from. */
type Room = { readonly limit: Money; readonly freeMinor: number; readonly overrideId?: string };

const roomOf = ({ exposure }: OrderQuestion, { id, amount }: OrderOverride): Room => ({
  limit: amount,
  freeMinor: freeMinor(amount, exposure),
  overrideId: id,
});

/** The limits that apply: the company's own unless it is barred, then an override's, which only ever releases. */
const roomsOf = (
  question: OrderQuestion,
  barred: OrderCheckReason | undefined,
  wide: OrderOverride | undefined,
): readonly Room[] => {
  const { standing, exposure } = question;
  const own =
    standing === undefined || barred !== undefined
      ? []
      : [{ limit: standing.limit, freeMinor: freeMinor(standing.limit, exposure) }];
  return [...own, ...(wide === undefined ? [] : [roomOf(question, wide)])];
};

const allowedIn = ({ freeMinor: free, ...room }: Room): OrderCheck => ({
  allowed: true,
  reason: room.overrideId === undefined ? 'within_limit' : 'within_override',
  ...room,
  freeMinor: Math.max(0, free),
});

/** An override that is used up speaks for itself: why it was needed is what the person who gave it knew. */
const overIn = ({ freeMinor: free, ...room }: Room, amount: Money): OrderCheck => ({
  allowed: false,
  reason: 'over_limit',
  ...room,
  freeMinor: Math.max(0, free),
  overByMinor: amount.minor - free,
});

/** What is shown of the company's own limit where it does not decide. */
const ownShown = ({ standing, exposure }: OrderQuestion, barred: OrderCheckReason | undefined) =>
  standing === undefined
    ? {}
    : {
        limit: standing.limit,
        freeMinor: barred === undefined ? Math.max(0, freeMinor(standing.limit, exposure)) : 0,
      };

/**
 * May this order go? The one exposure function of the product: limit in force or override, less open + ordered +
 * reserved, against the amount. All amounts are in one currency (`sumExposure` and `convert` round what is owed up,
 * `convertDown` what may be owed down). A credit balance never raises what is free above the limit.
 */
export const checkOrder = (question: OrderQuestion): OrderCheck => {
  const { amount, overrides } = question;
  const barred = barredBy(question);
  const covering = overrides.filter(({ coversRefusal }) => coversRefusal || barred !== 'refused');
  const [forOrder, wide] = [true, false].map((one) => highest(covering.filter(({ isForOrder }) => isForOrder === one)));
  const rooms = roomsOf(question, barred, wide);
  const fitting = rooms.find((room) => amount.minor <= room.freeMinor);
  if (fitting !== undefined) return allowedIn(fitting);
  if (forOrder !== undefined && amount.minor <= forOrder.amount.minor) {
    return { allowed: true, reason: 'within_override', ...ownShown(question, barred), overrideId: forOrder.id };
  }
  const [widest] = rooms.toSorted((a, b) => b.limit.minor - a.limit.minor);
  if (widest !== undefined) return overIn(widest, amount);
  return { allowed: false, reason: barred ?? 'over_limit', ...ownShown(question, barred) };
};
