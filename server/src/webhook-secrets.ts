import { Webhook } from 'standardwebhooks';
import type { RandomBytes } from './api-keys.ts';
import type { SecretBox, SecretOwner } from './secret-box.ts';
import type { SealedSecret } from './store/webhook-endpoints.ts';

const SECRET_BYTES = 32;
/** So many sign at once; of more, the oldest ends early, because each makes the header of every call longer. */
const MOST_SIGNING = 5;

/** `whsec_` and base64 of 32 random bytes, as Standard Webhooks 1.0 has it. */
export const newWebhookSecret = (randomBytes: RandomBytes): string =>
  `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

export const ownerOf = (tenantId: string, endpointId: string): SecretOwner => ({
  table: 'webhook_endpoints',
  tenantId,
  id: endpointId,
});

/** The secrets that sign at this moment, newest first. */
export const signingSecrets = (secrets: readonly SealedSecret[], now: Date): readonly SealedSecret[] =>
  secrets.filter(({ until }) => until === null || Date.parse(until) > now.getTime());

/** A new secret before the ones that sign now; these end at `overlapEnd`, unless they end before. */
export const withNewSecret = (
  secrets: readonly SealedSecret[],
  { sealed, now, overlapEnd }: { readonly sealed: string; readonly now: Date; readonly overlapEnd: Date },
): readonly SealedSecret[] => {
  const end = overlapEnd.toISOString();
  const older = signingSecrets(secrets, now).map((secret) => ({
    ...secret,
    until: secret.until !== null && secret.until < end ? secret.until : end,
  }));
  return [{ sealed, until: null }, ...signingSecrets(older, now)].slice(0, MOST_SIGNING);
};

export type Signed = { readonly id: string; readonly at: Date; readonly body: string };

/** The three headers of Standard Webhooks 1.0, one signature per secret. Throws a SecretBoxError. */
export const signedHeaders = (
  { id, at, body }: Signed,
  { box, sealed, owner }: { readonly box: SecretBox; readonly sealed: readonly string[]; readonly owner: SecretOwner },
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
  'webhook-signature': sealed.map((text) => new Webhook(box.open(text, owner)).sign(id, at, body)).join(' '),
});
