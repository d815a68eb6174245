import { toValue, type CompanyIdentity, type Money } from '@creditline/core';
import { z } from 'zod';
import type { WatchlistRow } from '../store/watchlist.ts';
import { amountAnswer } from './score.ts';

/** Which company a row is about. */
export const companyMembers = {
  key: z.string(),
  country: z.string(),
  name: z.string().nullable(),
  siren: z.string().optional(),
  siret: z.string().optional(),
  vat: z.string().optional(),
  company_number: z.string().optional(),
  lei: z.string().optional(),
};

const NUMBERS = ['siren', 'siret', 'vat', 'lei'] as const;

/** A company by the numbers that are known of it. */
export const companyPart = (identity: CompanyIdentity, name: string | null) => ({
  key: identity.key,
  country: identity.country,
  name,
  ...Object.fromEntries(NUMBERS.map((field) => [field, identity[field]]).filter(([, value]) => value !== undefined)),
  ...(identity.companyNumber === undefined ? {} : { company_number: identity.companyNumber }),
});

const instant = z.iso.datetime().nullable();

const watchedMembers = z.object({
  company: z.object(companyMembers),
  watched_because: z
    .array(z.enum(['account', 'request']))
    .describe('An account of a connection is about it, or somebody asked by PUT'),
  watched_at: z.iso.datetime(),
  score: z.int().nullable().describe('Of the standing decision; null until the first one is made'),
  grade: z.string().nullable(),
  decision: z.string().nullable(),
  decision_id: z.string().nullable(),
  limit: amountAnswer.nullable().describe('The limit in force'),
  limit_since: instant,
  checked_at: instant.describe('When the company was last decided about'),
  due_at: instant.describe('When it is decided about next although nothing is heard of it'),
  paused_at: instant.describe('Not reviewed since then; what sources tell is kept until the watching is resumed'),
  snoozed_until: instant.describe('Only critical alerts are raised until then'),
  open_alerts: z.int(),
});

/** What GET and PUT /v1/watchlist/{company} answer. */
export const watchedAnswerSchema = watchedMembers.meta({ id: 'WatchedCompany' });

/** What GET /v1/watchlist answers. */
export const watchlistAnswerSchema = z
  .object({
    watchlist: z.array(watchedMembers),
    next_cursor: z.string().nullable().describe('Gives the next page as ?cursor=; null on the last one'),
  })
  .meta({ id: 'Watchlist' });

/** What DELETE /v1/watchlist/{company} answers. */
export const unwatchedAnswerSchema = z
  .object({
    company: z.object({ key: z.string() }),
    watched: z.boolean().describe('True where an account of a connection holds the company, so that it stays watched'),
    because: z.enum(['account']).nullable(),
  })
  .meta({ id: 'Unwatched' });

const limitOf = ({ limitMinor, limitCurrency }: WatchlistRow) =>
  limitMinor === null || limitCurrency === null
    ? null
    : toValue({ minor: limitMinor, currency: limitCurrency as Money['currency'] });

export const watchedAnswer = (row: WatchlistRow): z.input<typeof watchedAnswerSchema> => ({
  company: companyPart(row.identity, row.name),
  watched_because: [...(row.isHeld ? ['account' as const] : []), ...(row.isRequested ? ['request' as const] : [])],
  watched_at: row.watchedAt,
  score: row.score,
  grade: row.grade,
  decision: row.outcome,
  decision_id: row.decisionId,
  limit: limitOf(row),
  limit_since: row.limitSince,
  checked_at: row.checkedAt,
  due_at: row.dueAt,
  paused_at: row.pausedAt,
  snoozed_until: row.snoozedUntil,
  open_alerts: row.openAlerts,
});
