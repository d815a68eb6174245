import { CURRENCIES, isPlainText, isWholeMinor } from '@creditline/core';
import { z } from 'zod';

const text = (longest: number) =>
  z
    .string({ error: 'must be text' })
    .min(1, { error: 'must not be empty; leave the field out instead' })
    .max(longest, { error: `must have at most ${longest} characters` })
    .refine(isPlainText, { error: 'must hold no control character' });

const amount = z
  .strictObject({
    value: z.number({ error: 'must be a number' }).positive({ error: 'must be above 0' }).max(1e12),
    currency: z.enum(CURRENCIES, { error: `must be one of ${CURRENCIES.join(', ')}` }),
  })
  .refine(({ value, currency }) => isWholeMinor(value, currency), {
    path: ['value'],
    error: 'has more decimals than the currency has minor units',
  });

const accountSchema = z.strictObject({
  id: text(100).regex(/^[\w.:-]+$/, { error: 'may hold letters, digits and . : _ - only' }),
  name: text(200).optional(),
  siren: text(40).optional(),
  siret: text(40).optional(),
  vat: text(40).optional(),
  company_number: text(40).optional(),
  lei: text(40).optional(),
  country: text(2).optional(),
  city: text(100).optional(),
  postcode: text(20).optional(),
  owner: text(100).optional(),
  requested_amount: amount.optional(),
  payment_terms_days: z.number().int().min(0).max(180).optional(),
});

/** What the sandbox CRM sends when a record is created or changed: the whole record, as the form holds it. */
export const eventSchema = z.strictObject({
  event_id: text(100),
  type: z.enum(['account.created', 'account.updated'], { error: 'must be account.created or account.updated' }),
  account: accountSchema,
});

export type SandboxEvent = z.output<typeof eventSchema>;
