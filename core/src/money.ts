/** ISO 4217 codes that a policy may hold a rate for. */
export const CURRENCIES = [
  'EUR',
  'GBP',
  'USD',
  'CHF',
  'PLN',
  'CZK',
  'SEK',
  'NOK',
  'DKK',
  'RON',
  'HUF',
  'BGN',
  'BRL',
  'CAD',
  'JPY',
] as const;

export type Currency = (typeof CURRENCIES)[number];

/** An amount in integer minor units (cents): sums are exact, and nothing is rounded twice. */
export type Money = { readonly minor: number; readonly currency: Currency };

/** ISO 4217 exponents that differ from 2. */
const EXPONENTS: Partial<Record<Currency, number>> = { JPY: 0 };

/** Minor units in one unit: 100 cents to the euro, 1 for the yen. */
export const scaleOf = (currency: Currency): number => 10 ** (EXPONENTS[currency] ?? 2);

/** `25000.5` EUR -> 2500050 minor units. Rounds to the nearest minor unit. */
export const toMinor = (value: number, currency: Currency): Money => ({
  minor: Math.round(value * scaleOf(currency)),
  currency,
});

/** Minor units -> the decimal value that the API shows. */
export const toValue = (money: Money): { value: number; currency: Currency } => ({
  value: money.minor / scaleOf(money.currency),
  currency: money.currency,
});

/** True when `value` has no more decimals than the currency has minor units. */
export const isWholeMinor = (value: number, currency: Currency): boolean => {
  const money = toMinor(value, currency);
  // Compared as decimal values: a tolerance in minor units would be wrong for large amounts or for small ones.
  return Number.isSafeInteger(money.minor) && toValue(money).value === value;
};
