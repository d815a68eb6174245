import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Notice, NoticeContext, NoticeReading, NoticeSource, SignedRequest } from '@creditline/core';
import { invalidFields, NOT_JSON, readJsonBytes } from '../notice-body.ts';
import { bridgeEvent, type BridgeEvent } from './schema.ts';

const NAME = 'bridge';

/**
 * `BridgeApi-Signature: v1=<hex>[,v1=<hex>]`: upper case hex of HMAC-SHA256 over the raw body, one for each of at most
 * two secrets that are valid (docs.bridgeapi.io, "Secure your webhooks").
 */
const isSigned = ({ headers, body }: SignedRequest, secrets: readonly string[]): boolean => {
  const given = (headers['bridgeapi-signature'] ?? '')
    .split(',', 4)
    .map((part) => /^\s*v1=([0-9a-f]{64})\s*$/i.exec(part)?.[1])
    .filter((hex) => hex !== undefined)
    .map((hex) => Buffer.from(hex, 'hex'));
  return secrets
    .filter((secret) => secret !== '')
    .map((secret) => {
      const expected = createHmac('sha256', secret).update(body).digest();
      return given.some((signature) => timingSafeEqual(signature, expected));
    })
    .some(Boolean);
};

/**
 * The signature holds no time of its own, but the signed body does. Events are remembered for 30 days after they came;
 * an older one could be replayed, so it is refused. One from the future would outlive that memory.
 */
const MOST_AGE_MS = 29 * 86_400_000;
const MOST_AHEAD_MS = 300_000;

const isRecent = ({ timestamp }: BridgeEvent, now: Date): boolean =>
  timestamp >= now.getTime() - MOST_AGE_MS && timestamp <= now.getTime() + MOST_AHEAD_MS;

/** Events after which the figures of the accounts may be others. Payments, transfers and tests are none of ours. */
const AWAKENING = new Set([
  'item.created',
  'item.refreshed',
  'item.deleted',
  'item.account.created',
  'item.account.updated',
  'item.account.deleted',
  'user.deleted',
]);

/** Bridge gives its events no id; these parts together are the same when one is sent again. */
const eventIdOf = ({ type, timestamp, content }: BridgeEvent, user: string): string =>
  [type, user, content?.item_id ?? '', content?.account_id ?? '', timestamp].join(':');

const toNotice = (event: BridgeEvent, user: string): Notice => ({
  eventId: eventIdOf(event, user),
  reference: user,
  eventAt: new Date(event.timestamp).toISOString(),
  kind: event.type,
  signals: [],
});

const read = ({ body }: SignedRequest, { now }: NoticeContext): NoticeReading => {
  const value = readJsonBytes(body);
  if (value === undefined) return NOT_JSON;
  const parsed = bridgeEvent.safeParse(value);
  if (!parsed.success) return invalidFields(parsed.error.issues);
  if (!isRecent(parsed.data, now)) return { ok: false, reason: 'unverified' };
  const user = parsed.data.content?.user_uuid;
  const isOurs = AWAKENING.has(parsed.data.type) && typeof user === 'string' && user !== '';
  return isOurs
    ? { ok: true, notices: [toNotice(parsed.data, user)], ignored: 0 }
    : { ok: true, notices: [], ignored: 1 };
};

/** Webhooks of Bridge (Bankin'): they say that bank accounts of a user changed, and carry no fact. */
export const bridgeNotices = (): NoticeSource => ({
  name: NAME,
  source: NAME,
  groups: ['cash'],
  secretForm: 'text',
  readNotices: (request, context) =>
    isSigned(request, context.secrets) ? read(request, context) : { ok: false, reason: 'unverified' },
});
