import type { RequestHandler } from 'express';

/** GET /health: this process answers. It touches nothing, so that a slow database gets no process restarted. */
export const health = (): RequestHandler => (_request, response) => {
  response.json({ status: 'ok' });
};
