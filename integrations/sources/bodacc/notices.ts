import type { Notice, NoticeContext, NoticeReading, NoticeSource, SignedRequest } from '@creditline/core';
import { z } from 'zod';
import { invalidFields, NOT_JSON, readJsonBytes } from '../notice-body.ts';
import { isStandardWebhook } from '../standard-webhooks.ts';
import { changesAnother } from './corrections.ts';
import { frenchDate } from './french-text.ts';
import { SOURCE_NAME, toSignals } from './mapper.ts';
import { sirensIn } from './party.ts';
import { noticeRecord, type Notice as Announcement } from './schema.ts';

/** Families that say nothing on which anybody would decide. */
const SILENT = new Set(['divers']);

/** A record that only changes another one carries no fact: asked again, the service gives both. */
const signalsFor = (record: Announcement, siren: string, now: Date): Notice['signals'] =>
  changesAnother(record)
    ? []
    : // One record is no search: how many notices there are in all is not known from it.
      toSignals([record], siren, now).filter(({ kind }) => kind !== 'notices.searched');

const noticeOf = (record: Announcement, siren: string, now: Date): Notice => {
  const signals = signalsFor(record, siren, now);
  const today = now.toISOString().slice(0, 10);
  const published = frenchDate(record.dateparution);
  const day = signals[0]?.asOf ?? (published !== undefined && published < today ? published : today);
  return {
    // Both sides of a sale stand in one record, and each is told.
    eventId: `${record.id}:${siren}`,
    company: { siren },
    eventAt: `${day}T00:00:00.000Z`,
    kind: record.familleavis ?? 'annonce',
    signals,
    record: JSON.stringify(record),
  };
};

/** A notice for each company that the record names; none for those that say nothing. */
export const toNotices = (record: Announcement, now: Date): readonly Notice[] =>
  SILENT.has(record.familleavis ?? '') ? [] : sirensIn(record).map((siren) => noticeOf(record, siren, now));

const body = z.union([noticeRecord.transform((record) => [record]), z.array(noticeRecord).min(1).max(200)]);

const read = ({ body: bytes }: SignedRequest, { now }: NoticeContext): NoticeReading => {
  const value = readJsonBytes(bytes);
  if (value === undefined) return NOT_JSON;
  const parsed = body.safeParse(value);
  if (!parsed.success)
    return invalidFields([
      { path: [], message: 'must be one record of annonces-commerciales with its id, or a list of up to 200' },
    ]);
  const told = parsed.data.map((record) => toNotices(record, now));
  return { ok: true, notices: told.flat(), ignored: told.filter((notices) => notices.length === 0).length };
};

/** Records of BODACC, each as Explore v2.1 gives it, forwarded and signed by whoever reads the gazette for us. */
export const bodaccNotices = (): NoticeSource => ({
  name: SOURCE_NAME,
  source: SOURCE_NAME,
  groups: ['notices'],
  secretForm: 'standard_webhooks',
  readNotices: (request, context) =>
    isStandardWebhook(request, context) ? read(request, context) : { ok: false, reason: 'unverified' },
});
