import { identifyCompany } from '@creditline/core';
import type { Notice, NoticeContext, NoticeReading, NoticeSource, SignedRequest } from '@creditline/core';
import { instantOf, invalidFields, invalidNotice, NOT_JSON, readJsonBytes } from '../notice-body.ts';
import { isStandardWebhook } from '../standard-webhooks.ts';
import { SOURCE_NAME, toSignals } from './mapper.ts';
import { streamEvent, type StreamEvent } from './schema.ts';

/** A profile or a case carries facts; charges change what is left for others. Officers and owners are none of ours. */
const READ = new Set(['company-profile', 'company-insolvency', 'company-charges']);
/** Filings come in thousands a day; these kinds foretell an end or new figures. */
const FILINGS = new Set(['insolvency', 'gazette', 'dissolution', 'accounts']);

const isOurs = ({ resource_kind: kind, data }: StreamEvent): boolean =>
  READ.has(kind) || (kind === 'filing-history' && FILINGS.has(data?.category ?? ''));

/** The number stands in the address of every resource, `/company/01234567/…`; filings have it nowhere else. */
const companyNumberOf = ({ resource_uri: uri, resource_id: id, resource_kind: kind, data }: StreamEvent): string =>
  /^\/?company\/([A-Za-z0-9]{1,8})(?:\/|$)/.exec(uri ?? '')?.[1] ??
  data?.company_number ??
  (kind === 'company-profile' || kind === 'company-insolvency' ? id : '');

/** A stream counts its timepoints; each resource kind is a stream of its own. */
const eventIdOf = ({ resource_kind: kind, resource_id: id, event }: StreamEvent): string =>
  `${kind}:${event.timepoint}:${id}`;

const toNotice = (event: StreamEvent, eventAt: string): Notice | undefined => {
  const number = companyNumberOf(event);
  if (!identifyCompany({ company_number: number }).ok) return undefined;
  return {
    eventId: eventIdOf(event),
    company: { company_number: number },
    eventAt,
    kind: `${event.resource_kind}.${event.event.type}`,
    signals: toSignals(event, eventAt.slice(0, 10)),
  };
};

/** A clock that runs ahead must not date a fact in the future. */
const publishedAt = (event: StreamEvent, now: Date): string | undefined => {
  const at = instantOf(event.event.published_at);
  return at !== undefined && at > now.toISOString() ? now.toISOString() : at;
};

const read = ({ body }: SignedRequest, { now }: NoticeContext): NoticeReading => {
  const value = readJsonBytes(body);
  if (value === undefined) return NOT_JSON;
  const parsed = streamEvent.safeParse(value);
  if (!parsed.success) return invalidFields(parsed.error.issues);
  if (!isOurs(parsed.data)) return { ok: true, notices: [], ignored: 1 };
  const eventAt = publishedAt(parsed.data, now);
  if (eventAt === undefined)
    return invalidNotice([{ field: 'event.published_at', message: 'must be an instant such as 2026-11-21T10:00:00' }]);
  const notice = toNotice(parsed.data, eventAt);
  return notice === undefined ? { ok: true, notices: [], ignored: 1 } : { ok: true, notices: [notice], ignored: 0 };
};

/** Events of the Companies House streaming API, each forwarded as it came and signed by whoever forwards it. */
export const companiesHouseNotices = (): NoticeSource => ({
  name: SOURCE_NAME,
  source: SOURCE_NAME,
  groups: ['registry', 'notices'],
  secretForm: 'standard_webhooks',
  readNotices: (request, context) =>
    isStandardWebhook(request, context) ? read(request, context) : { ok: false, reason: 'unverified' },
});
