import { scaleOf, type Currency, type Money } from '../money.ts';

/** What a company owes or will owe: open invoices, confirmed orders and reservations, minor units of one currency. */
export type Exposure = {
  readonly openMinor: number;
  readonly orderedMinor: number;
  readonly reservedMinor: number;
};

export const exposureMinor = ({ openMinor, orderedMinor, reservedMinor }: Exposure): number =>
  openMinor + orderedMinor + reservedMinor;

/** What is left of a limit; a credit balance (negative exposure) never raises it above the limit. */
export const freeMinor = (limit: Money, exposure: Exposure): number =>
  Math.min(limit.minor, limit.minor - exposureMinor(exposure));

/** 100 x 1.1 is 110.00000000000001 in binary fractions, which must not become 111. */
const BINARY_NOISE = 1e-6;

/** An amount in the policy's currency by the rate of whole units, rounded up to the next minor unit; undefined when the policy holds no rate. */
export const convert = (
  amount: Money,
  to: Currency,
  rates: Readonly<Partial<Record<Currency, number>>>,
): Money | undefined => {
  if (amount.currency === to) return amount;
  const rate = rates[amount.currency];
  if (rate === undefined) return undefined;
  const minor = (amount.minor * rate * scaleOf(to)) / scaleOf(amount.currency);
  return { minor: Math.ceil(minor - BINARY_NOISE), currency: to };
};

/** As `convert`, but rounded down: what may be owed never grows by a rounding. */
export const convertDown = (
  amount: Money,
  to: Currency,
  rates: Readonly<Partial<Record<Currency, number>>>,
): Money | undefined => {
  const negated = convert({ ...amount, minor: -amount.minor }, to, rates);
  // Minus nought is nought: it would be written differently in JSON than it is compared.
  return negated && { ...negated, minor: negated.minor === 0 ? 0 : -negated.minor };
};

/** One amount that counts into an exposure, in the currency in which it was told. */
export type ExposurePart = { readonly kind: keyof typeof MEMBERS; readonly amount: Money };

const MEMBERS = { open: 'openMinor', ordered: 'orderedMinor', reserved: 'reservedMinor' } as const;

/** Beyond it sums of minor units are not exact; nobody owes that much, and what does not fit is over any limit. */
const bounded = (minor: number): number => Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, minor));

export type ExposureSum =
  | { readonly ok: true; readonly exposure: Exposure }
  /** The policy holds no rate from this currency. */
  | { readonly ok: false; readonly currency: Currency };

/** All parts in one currency, each rounded up to its next minor unit. A part without a rate is told, never left out. */
export const sumExposure = (
  parts: readonly ExposurePart[],
  to: Currency,
  rates: Readonly<Partial<Record<Currency, number>>>,
): ExposureSum => {
  const sums = { openMinor: 0, orderedMinor: 0, reservedMinor: 0 };
  for (const { kind, amount } of parts) {
    const converted = convert(amount, to, rates);
    if (converted === undefined) return { ok: false, currency: amount.currency };
    const member = MEMBERS[kind];
    sums[member] = bounded(sums[member] + converted.minor);
  }
  return { ok: true, exposure: sums };
};
