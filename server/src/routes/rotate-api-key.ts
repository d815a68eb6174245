import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { nothingSchema } from '../requests/connection.ts';
import { rotateKey } from '../rotate-key.ts';

/** POST /v1/api-keys/rotate: a new key that may do what the caller's may; the caller's own works for 24 hours more. */
export const rotateApiKey =
  (context: Context): RequestHandler =>
  async (request, response) => {
    checkBody(nothingSchema, parseJson(bytesOf(request.body)));
    const { key, id, oldValidUntil, expiresAt } = await rotateKey(context, callerOf(response));
    response.json({ key, key_id: id, old_valid_until: oldValidUntil, expires_at: expiresAt });
  };
