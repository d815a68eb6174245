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
