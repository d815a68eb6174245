import { canonicalJson } from '@creditline/core';
import { hmacOf, newApiKey, prefixOf, SANDBOX_KEY } from './api-keys.ts';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import { AppError } from './errors.ts';
import { appendAudit } from './store/audit.ts';
import { insertApiKey, lockApiKey, replaceApiKey, revokeApiKey, type ApiKey } from './store/api-keys.ts';

/** Long enough to bring the new key to every place that has the old one. */
const OVERLAP_MS = 24 * 3_600_000;

export type Rotated = {
  readonly key: string;
  readonly id: string;
  readonly oldValidUntil: string;
  readonly expiresAt: string | null;
};

type Caller = { readonly tenantId: string; readonly keyId: string };

const refuse = (detail: string): AppError =>
  new AppError('key_not_rotatable', 'a key that cannot be rotated', { detail });

const earlier = (a: string | null, b: string): string => (a !== null && Date.parse(a) < Date.parse(b) ? a : b);

/**
 * A key is rotated once. It may be again while its successor was never used, because then the answer that held it was
 * lost: the successor ends. Answers until when the new key works.
 */
const endOfNext = async (tx: Tx, old: ApiKey, now: Date): Promise<string | null> => {
  if (old.replacedBy === null) return old.expiresAt;
  const next = await lockApiKey(tx, old.replacedBy);
  if (next === undefined || next.lastUsedAt !== null || next.revokedAt !== null) {
    throw refuse('This key was rotated before, and its successor is in use: rotate that one.');
  }
  await revokeApiKey(tx, { id: next.id, now });
  return next.expiresAt;
};

const rotate = async (tx: Tx, { context, keyId }: { context: Context; keyId: string }): Promise<Rotated> => {
  const { now, newId, pepper, webhooks } = context;
  const old = await lockApiKey(tx, keyId);
  if (old === undefined || old.prefix === SANDBOX_KEY) {
    throw refuse('The published key of sandbox mode cannot be rotated: make one of your own with npm run api-key.');
  }
  const at = now();
  const expiresAt = await endOfNext(tx, old, at);
  const key = newApiKey(context.mode === 'live' ? 'live' : 'test', webhooks.randomBytes);
  const id = newId();
  const { tenantId, scopes, name } = old;
  const order = { id, tenantId, scopes, name, prefix: prefixOf(key)!, hmac: hmacOf(key, pepper) };
  if (!(await insertApiKey(tx, { ...order, createdAt: at.toISOString(), expiresAt }))) {
    throw new Error('a key with these first letters exists already');
  }
  const oldValidUntil = earlier(old.expiresAt, new Date(at.getTime() + OVERLAP_MS).toISOString());
  await replaceApiKey(tx, { id: old.id, by: id, expiresAt: oldValidUntil });
  await appendAudit(tx, {
    kind: 'api_key.rotated',
    body: canonicalJson({ keyId: old.id, newKeyId: id, oldValidUntil }),
  });
  return { key, id, oldValidUntil, expiresAt };
};

/** A new key in place of the caller's, with its scopes and its end. Throws `key_not_rotatable`. */
export const rotateKey = (context: Context, { tenantId, keyId }: Caller): Promise<Rotated> =>
  context.database.inTenant(tenantId, (tx) => rotate(tx, { context, keyId }));
