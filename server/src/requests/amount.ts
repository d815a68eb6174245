import { CURRENCIES, isWholeMinor, toMinor, type Money } from '@creditline/core';
import { z } from 'zod';

/** A trillion: above any credit line, below what doubles hold to the cent. */
const LARGEST = 1e12;

/** `{"value": 25000, "currency": "EUR"}` -> integer minor units. */
export const amountSchema = z
  .strictObject({
    value: z
      .number({ error: 'must be a number, such as 25000 or 199.90' })
      .positive({ error: 'must be above 0' })
      .max(LARGEST, { error: 'must be at most 1000000000000' }),
    currency: z.enum(CURRENCIES, { error: `must be one of ${CURRENCIES.join(', ')}` }),
  })
  .refine(({ value, currency }) => value > LARGEST || isWholeMinor(value, currency), {
    path: ['value'],
    error: 'has more decimals than the currency has minor units',
  })
  .transform(({ value, currency }): Money => toMinor(value, currency));
