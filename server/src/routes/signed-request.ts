import type { SignedRequest } from '@creditline/core';
import type { Request } from 'express';
import { bytesOf } from '../http/read-body.ts';

/** A request as the adapters see it: a header that came several times is one, parted by commas. */
export const signedRequestOf = (request: Request): SignedRequest => ({
  method: request.method,
  url: request.originalUrl,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  ),
  body: bytesOf(request.body),
});
