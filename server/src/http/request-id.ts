import type { RequestHandler, Response } from 'express';

/** A caller's id is kept when it is short and plain; anything else would be a way into our logs. */
const USABLE = /^[\w.:-]{1,64}$/;

/** Gives each request an id, repeats it in the answer, and keeps it for log lines and problems. */
export const requestId =
  (newId: () => string): RequestHandler =>
  (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const id = USABLE.test(given) ? given : newId();
    response.locals['requestId'] = id;
    response.set('X-Request-Id', id);
    next();
  };

export const requestIdOf = (response: Response): string => String(response.locals['requestId'] ?? '');
