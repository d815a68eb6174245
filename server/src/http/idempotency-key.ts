import type { Request } from 'express';
import { AppError } from '../errors.ts';

/** How long an answer is kept under its key (Stripe keeps at least 24 hours). */
export const KEPT_MS = 24 * 3_600_000;

export type KeyedRequest = { readonly key: string; readonly requestSha256: string };

/** 1 to 255 visible ASCII characters, as draft-ietf-httpapi-idempotency-key-header has it; undefined without the header. */
export const idempotencyKeyOf = (request: Request): string | undefined => {
  const key = request.get('idempotency-key');
  if (key === undefined) return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const detail = 'An Idempotency-Key has 1 to 255 visible ASCII characters without spaces; a UUID is a good one.';
  throw new AppError('idempotency_key_invalid', 'unusable key', {
    detail,
    errors: [{ field: 'Idempotency-Key', message: detail }],
  });
};
