import { CURRENCIES, isWholeMinor, toMinor, type Money } from '@creditline/core';
import { z } from 'zod';

/** A trillion: above any credit line, below what doubles hold to the cent. */
const LARGEST = 1e12;

const number = z
  .number({ error: 'must be a number, such as 25000 or 199.90' })
  .max(LARGEST, { error: 'must be at most 1000000000000' });

const amountOf = (value: typeof number) =>
  z
    .strictObject({
      value,
      currency: z.enum(CURRENCIES, { error: `must be one of ${CURRENCIES.join(', ')}` }),
    })
    .refine(({ value: given, currency }) => Math.abs(given) > LARGEST || isWholeMinor(given, currency), {
      path: ['value'],
      error: 'has more decimals than the currency has minor units',
    })
    .transform(({ value: given, currency }): Money => toMinor(given, currency));

/** `{"value": 25000, "currency": "EUR"}` -> integer minor units. */
export const amountSchema = amountOf(number.positive({ error: 'must be above 0' }));

/** As `amountSchema`, where 0 and a credit balance, which is below 0, are amounts too. */
export const balanceSchema = amountOf(number.min(-LARGEST, { error: 'must be at least -1000000000000' }));
