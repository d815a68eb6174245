import type { Currency, Money } from '../money.ts';

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

/** An amount in the policy's currency, rounded up to the next minor unit; undefined when the policy holds no rate. */
export const convert = (
  amount: Money,
  to: Currency,
  rates: Readonly<Partial<Record<Currency, number>>>,
): Money | undefined => {
  if (amount.currency === to) return amount;
  const rate = rates[amount.currency];
  return rate === undefined ? undefined : { minor: Math.ceil(amount.minor * rate), currency: to };
};
