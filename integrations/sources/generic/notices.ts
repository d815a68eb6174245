import { identifyCompany } from '@creditline/core';
import type { NoticeReading, NoticeSource } from '@creditline/core';
import { invalidFields, invalidNotice, NOT_JSON, readJsonBytes } from '../notice-body.ts';
import { isStandardWebhook } from '../standard-webhooks.ts';
import { toNotice } from './mapper.ts';
import { noticeSchema, type GenericNotice } from './schema.ts';

export { noticeSchema } from './schema.ts';

type Fault = { readonly field: string; readonly message: string };

const DAY_MS = 86_400_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const companyFaults = (given: GenericNotice['company']): readonly Fault[] => {
  const identified = identifyCompany(given);
  if (!identified.ok) return identified.faults.map(({ field, message }) => ({ field: `company.${field}`, message }));
  return [];
};

/** Where the sender is it may be tomorrow already (up to UTC+14); beyond that a fact has not happened yet. */
const futureFaults = (given: GenericNotice, now: Date): readonly Fault[] => {
  const latest = dayOf(new Date(now.getTime() + DAY_MS));
  const message = 'must not be in the future';
  const facts = (given.facts ?? []).flatMap((fact, index) => [
    ...(fact.as_of > latest ? [{ field: `facts.${index}.as_of`, message }] : []),
    ...(fact.kind === 'accounts.filed' && fact.value.closed_on > latest
      ? [{ field: `facts.${index}.value.closed_on`, message }]
      : []),
  ]);
  const isAhead = Date.parse(given.event_at) > now.getTime() + DAY_MS;
  return [...(isAhead ? [{ field: 'event_at', message }] : []), ...facts];
};

/** A fact of the sender's tomorrow is one of today here: signals are never dated in the future. */
const notAhead = (given: GenericNotice, now: Date): GenericNotice => {
  const today = dayOf(now);
  if (given.facts === undefined) return given;
  return { ...given, facts: given.facts.map((fact) => (fact.as_of > today ? { ...fact, as_of: today } : fact)) };
};

const read = (source: string, body: Uint8Array, now: Date): NoticeReading => {
  const value = readJsonBytes(body);
  if (value === undefined) return NOT_JSON;
  const parsed = noticeSchema.safeParse(value);
  if (!parsed.success) return invalidFields(parsed.error.issues);
  const faults = [...companyFaults(parsed.data.company), ...futureFaults(parsed.data, now)];
  if (faults.length > 0) return invalidNotice(faults);
  return { ok: true, notices: [toNotice(notAhead(parsed.data, now), source)], ignored: 0 };
};

/** Notices in our own form, under the name of whoever sends them; signed by Standard Webhooks. */
export const genericNotices = (name: string): NoticeSource => ({
  name,
  source: name,
  groups: ['registry', 'notices', 'cash', 'payments'],
  secretForm: 'standard_webhooks',
  readNotices: (request, context) =>
    isStandardWebhook(request, context) ? read(name, request.body, context.now) : { ok: false, reason: 'unverified' },
  readUnsigned: (body, now) => read(name, body, now),
});
