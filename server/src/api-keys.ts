import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from './database.ts';
import { findApiKeyByPrefix, insertApiKey, setScopes, type ApiKey } from './store/api-keys.ts';
import { ensureTenant } from './store/tenants.ts';

/** What a key may do. A key without a scope it needs is answered 403. */
export const SCOPES = [
  'score:read',
  'score:write',
  'crm:read',
  'crm:write',
  'watchlist:read',
  'watchlist:write',
  'alerts:read',
  'portfolio:read',
  'portfolio:write',
  'settings:read',
  'settings:write',
  'webhooks:read',
  'webhooks:write',
  'notices:write',
  'connections:read',
  'connections:write',
  'ledger:read',
  'ledger:write',
  'orders:write',
  'overrides:read',
  'overrides:write',
  'overrides:approve',
  'operations',
] as const;
export type Scope = (typeof SCOPES)[number];

/** The one key of sandbox mode, printed in the README: it opens fictitious data only. */
export const SANDBOX_KEY = 'cl_test_sandbox';
export const SANDBOX_TENANT = { id: 'sandbox', name: 'Sandbox', language: 'en' } as const;

/** The tenant that live mode starts with. */
export const FIRST_TENANT = { id: 'main', name: 'Main', language: 'en' } as const;

const SHAPE = /^cl_(?:live|test)_([0-9a-f]{12})_[0-9a-f]{64}$/;

/** The public part by which a key is found; undefined for what cannot be a key. */
export const prefixOf = (key: string): string | undefined => (key === SANDBOX_KEY ? key : SHAPE.exec(key)?.[1]);

/** A fast keyed hash is enough for 256 random bits; slow hashes are for passwords (seamapi/prefixed-api-key). */
export const hmacOf = (key: string, pepper: string): string => createHmac('sha256', pepper).update(key).digest('hex');

export type RandomBytes = (size: number) => Buffer;

/** `cl_live_<12 hex>_<64 hex>`: the prefix lets secret scanners find a leaked key, and a double click selects it whole. */
export const newApiKey = (kind: 'live' | 'test', randomBytes: RandomBytes): string =>
  `cl_${kind}_${randomBytes(6).toString('hex')}_${randomBytes(32).toString('hex')}`;

export type KeyOrder = {
  readonly tenantId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly kind: 'live' | 'test';
  readonly expiresAt?: string;
};

export type KeyMaker = {
  readonly database: Database;
  readonly pepper: string;
  readonly randomBytes: RandomBytes;
  readonly newId: () => string;
  readonly now: () => Date;
};

/** Makes a key and stores only its HMAC; the answer is the one chance to see it. */
export const createApiKey = async (
  maker: KeyMaker,
  order: KeyOrder,
): Promise<{ readonly key: string; readonly id: string }> => {
  const key = newApiKey(order.kind, maker.randomBytes);
  const id = maker.newId();
  if (!(await storeKey(maker, { ...order, id, key }))) throw new Error('a key with these first letters exists already');
  return { key, id };
};

type NamedKey = KeyOrder & { readonly id: string; readonly key: string };

const storeKey = ({ database, pepper, now }: KeyMaker, order: NamedKey): Promise<boolean> =>
  database.inSystem((tx) =>
    insertApiKey(tx, {
      id: order.id,
      tenantId: order.tenantId,
      prefix: prefixOf(order.key)!,
      hmac: hmacOf(order.key, pepper),
      scopes: order.scopes,
      name: order.name,
      createdAt: now().toISOString(),
      expiresAt: order.expiresAt ?? null,
    }),
  );

/** The tenant and key of sandbox mode; harmless to repeat at each start. */
export const ensureSandbox = async (maker: KeyMaker): Promise<void> => {
  await maker.database.inSystem((tx) => ensureTenant(tx, SANDBOX_TENANT));
  const known = await maker.database.inSystem((tx) => findApiKeyByPrefix(tx, SANDBOX_KEY));
  if (known !== undefined) {
    // A database of an earlier version has the key with the scopes of its time.
    const isComplete = SCOPES.every((scope) => known.scopes.includes(scope));
    if (!isComplete) await maker.database.inSystem((tx) => setScopes(tx, { id: known.id, scopes: SCOPES }));
    return;
  }
  const order = { tenantId: SANDBOX_TENANT.id, name: 'sandbox', scopes: SCOPES, kind: 'test' } as const;
  await storeKey(maker, { ...order, id: maker.newId(), key: SANDBOX_KEY });
};

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** True for a key that is this one, not revoked and not past its end. */
export const isUsable = (stored: ApiKey, hmac: string, now: Date): boolean =>
  isSame(stored.hmac, hmac) &&
  stored.revokedAt === null &&
  (stored.expiresAt === null || Date.parse(stored.expiresAt) > now.getTime());
