import { createHmac, timingSafeEqual } from 'node:crypto';

/** The parts of a signed request and of its context that a signature is checked with. */
type Signed = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};
type Keys = { readonly secrets: readonly string[]; readonly now: Date };

/** As the library of Standard Webhooks has it: a request that was recorded is of no use later. */
const TOLERANCE_SECONDS = 300;
const PREFIX = 'whsec_';

/** The longest list of signatures that a sender who rotates its secrets can need. */
const MOST_SIGNATURES = 10;

const keyOf = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

const isRecent = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) <= TOLERANCE_SECONDS;

const isSignedWith = (
  secret: string,
  {
    id,
    timestamp,
    signatures,
    body,
  }: { id: string; timestamp: string; signatures: readonly Buffer[]; body: Uint8Array },
): boolean => {
  const key = keyOf(secret);
  // An empty key would let everybody sign.
  if (key.length === 0) return false;
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures.some((signature) => isSame(signature, expected));
};

/**
 * Standard Webhooks 1.0: headers webhook-id, webhook-timestamp (unix seconds) and webhook-signature, a list parted by
 * spaces of `v1,<base64 HMAC-SHA256 of "{id}.{timestamp}.{raw body}">`. Over the raw bytes and with the clock that is
 * given; a test compares it with the standard's own library, which reads the machine's clock.
 */
export const isStandardWebhook = ({ headers, body }: Signed, { secrets, now }: Keys): boolean => {
  const [id, timestamp, header] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name]);
  if (!id || !timestamp || !header || !isRecent(timestamp, now)) return false;
  const signatures = header
    .split(' ', MOST_SIGNATURES)
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice(3), 'base64'));
  // Every secret is tried, so that the time does not tell which one fits.
  return secrets.map((secret) => isSignedWith(secret, { id, timestamp, signatures, body })).some(Boolean);
};
