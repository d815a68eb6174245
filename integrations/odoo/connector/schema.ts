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

export const REGISTRY_SCHEMES = ['siren', 'siret', 'company_number', 'lei', 'other'] as const;

const registry = z.strictObject({
  scheme: z.enum(REGISTRY_SCHEMES, { error: `must be one of ${REGISTRY_SCHEMES.join(', ')}` }),
  value: text(60),
});

const accountSchema = z.strictObject({
  id: text(100).regex(/^[\w.:-]+$/, { error: 'may hold letters, digits and . : _ - only' }),
  name: text(200).optional(),
  country: text(2).optional(),
  vat: text(40).optional(),
  registry: registry.optional(),
  city: text(100).optional(),
  postcode: text(24).optional(),
  owner: text(200).optional(),
  requested_amount: amount.optional(),
  payment_terms_days: z.number({ error: 'must be a number' }).int().min(0).max(3_650).optional(),
  language: text(20).optional(),
});

/** What the addon sends of a partner: the whole record of its commercial partner. */
export const eventSchema = z.strictObject({
  event_id: text(100),
  type: z.enum(['account.created', 'account.updated'], { error: 'must be account.created or account.updated' }),
  account: accountSchema,
});

export type OdooEvent = z.output<typeof eventSchema>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What an administrator gives, or the addon for them, to connect a database. */
export const connectionSchema = z.strictObject({
  base_url: text(500),
  database: text(63),
  database_uuid: text(36).toLowerCase().regex(UUID, { error: 'must be the parameter database.uuid of the database' }),
  series: text(12).regex(/^(?:saas~)?\d{2}\.\d$/, { error: 'must be a series such as 19.0' }),
  login: text(200),
  key: text(200).regex(/^[\x21-\x7e]+$/, { error: 'must hold no space and no letter outside ASCII' }),
  company_name: text(200).optional(),
});

/** What the addon's one public method answers; more members pass. */
export const answerSchema = z.object({
  status: z.enum(['done', 'duplicate', 'gone', 'neutralized', 'copied']),
  task_id: z.union([z.string(), z.number()]).nullish(),
  version: z.string().nullish(),
  database_uuid: z.string().nullish(),
});

/** Of Odoo's own description of an error only what tells one from another: the rest quotes records and files. */
export const failureSchema = z.object({ name: z.string().catch(''), message: z.string().catch('') });

/** JSON-RPC 2.0 as Odoo answers it: errors come with status 200. */
export const rpcSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ data: failureSchema.catch({ name: '', message: '' }) }).optional(),
});
