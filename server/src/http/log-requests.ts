import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { requestIdOf } from './request-id.ts';

/** What anybody may send as a method must not become a series of its own. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** One line for each request: method, route, status and time. Never the query, headers or bodies. */
export const logRequests =
  ({ log, metrics }: Pick<Context, 'log' | 'metrics'>, now: () => number): RequestHandler =>
  (request, response, next) => {
    const startedAt = now();
    response.on('close', () => {
      const path: unknown = request.route?.path;
      const route = typeof path === 'string' ? path : undefined;
      const durationMs = Math.round((now() - startedAt) * 10) / 10;
      metrics.requestAnswered({
        method: METHODS.has(request.method) ? request.method : 'other',
        route: route ?? 'none',
        status: response.statusCode,
        durationMs,
      });
      log.info(
        {
          request_id: requestIdOf(response),
          method: request.method,
          route,
          status: response.statusCode,
          ...(response.writableFinished ? {} : { aborted: true }),
          duration_ms: durationMs,
        },
        'request',
      );
    });
    next();
  };
