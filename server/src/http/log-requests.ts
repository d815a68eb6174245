import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
import { requestIdOf } from './request-id.ts';

/** One line for each request: method, route, status and time. Never the query, headers or bodies. */
export const logRequests =
  (log: Log, now: () => number): RequestHandler =>
  (request, response, next) => {
    const startedAt = now();
    response.on('close', () => {
      const route: unknown = request.route?.path;
      log.info(
        {
          request_id: requestIdOf(response),
          method: request.method,
          route: typeof route === 'string' ? route : undefined,
          status: response.statusCode,
          ...(response.writableFinished ? {} : { aborted: true }),
          duration_ms: Math.round((now() - startedAt) * 10) / 10,
        },
        'request',
      );
    });
    next();
  };
