import { negotiateLanguage, type Language } from '@creditline/core';
import type { RequestHandler, Response } from 'express';
import { hmacOf, isUsable, prefixOf, SANDBOX_KEY, type Scope } from '../api-keys.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { findApiKeyByPrefix, touchApiKey, type ApiKey } from '../store/api-keys.ts';
import { readTenant } from '../store/tenants.ts';

/** Who asks, and in which language their tenant reads. */
export type Caller = {
  readonly tenantId: string;
  readonly keyId: string;
  readonly scopes: readonly string[];
  readonly language: Language;
};

/** A looked-up key is believed this long: a revoked key stops working within it. */
const BELIEVED_MS = 2_000;
/** `last_used_at` is for people who clean up keys, so once an hour is enough. */
const TOUCH_EVERY_MS = 3_600_000;
/** More keys than a tenant has; beyond it the oldest look-ups are forgotten. */
const MOST_REMEMBERED = 1_000;

type Found = { readonly key: ApiKey; readonly language: Language };
type Believed = { readonly found: Found | undefined; readonly at: number };

const bearerOf = (header: string | undefined): string => {
  const missing = {
    detail: 'Send the header Authorization: Bearer <API key>.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  };
  if (header === undefined || header === '')
    throw new AppError('credentials_missing', 'no authorization header', missing);
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(header)?.[1];
  if (token === undefined) throw new AppError('credentials_invalid', 'not a bearer token', { ...missing });
  return token;
};

const invalid = (): AppError =>
  new AppError('credentials_invalid', 'unknown, revoked or expired key', {
    detail: 'The API key is unknown, revoked or past its end.',
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  });

const find = (context: Context, prefix: string): Promise<Found | undefined> =>
  context.database.inSystem(async (tx) => {
    const key = await findApiKeyByPrefix(tx, prefix);
    if (key === undefined) return undefined;
    const tenant = await readTenant(tx, key.tenantId);
    return { key, language: negotiateLanguage(tenant?.language, 'en') };
  });

/** Finds the key of a bearer token and its tenant's language, from a short memory or the store. */
const openKeyring = (context: Context) => {
  const remembered = new Map<string, Believed>();
  return async (prefix: string, now: Date): Promise<Found | undefined> => {
    const known = remembered.get(prefix);
    if (known !== undefined && now.getTime() - known.at < BELIEVED_MS) return known.found;
    const found = await find(context, prefix);
    remembered.delete(prefix);
    if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
    remembered.set(prefix, { found, at: now.getTime() });
    return found;
  };
};

/** Notes that a key was used. It remembers what it noted: a believed look-up still shows the time before. */
const openTouch = ({ database }: Context) => {
  const noted = new Map<string, number>();
  return async (key: ApiKey, now: Date): Promise<void> => {
    const usedAt = key.lastUsedAt === null ? 0 : Date.parse(key.lastUsedAt);
    if (now.getTime() - Math.max(usedAt, noted.get(key.id) ?? 0) < TOUCH_EVERY_MS) return;
    // Before the write, or every request that is under way meanwhile would write the same row.
    noted.set(key.id, now.getTime());
    await database.inTenant(key.tenantId, (tx) => touchApiKey(tx, { id: key.id, now }));
  };
};

/** Lets a request through when its key is good and has the scope; the route finds the caller by `callerOf`. */
export const authenticate = (context: Context): ((scope: Scope) => RequestHandler) => {
  const findKey = openKeyring(context);
  const touch = openTouch(context);
  return (scope) => async (request, response, next) => {
    const token = bearerOf(request.get('authorization'));
    const prefix = prefixOf(token);
    // The published key must open nothing where real companies are scored.
    if (prefix === undefined || (token === SANDBOX_KEY && context.mode !== 'sandbox')) throw invalid();
    const now = context.now();
    const found = await findKey(prefix, now);
    if (found === undefined || !isUsable(found.key, hmacOf(token, context.pepper), now)) throw invalid();
    const { key, language } = found;
    if (!key.scopes.includes(scope)) {
      throw new AppError('scope_missing', `key ${key.id} lacks ${scope}`, {
        detail: `This key lacks the scope ${scope}.`,
      });
    }
    await touch(key, now);
    response.locals['caller'] = {
      tenantId: key.tenantId,
      keyId: key.id,
      scopes: key.scopes,
      language,
    } satisfies Caller;
    next();
  };
};

export const callerOf = (response: Response): Caller => response.locals['caller'] as Caller;

/** The caller of an address where a key is not needed, if one was shown. */
export const callerIfAny = (response: Response): Caller | undefined => response.locals['caller'] as Caller | undefined;
