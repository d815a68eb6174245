import type { RequestHandler } from 'express';
import { watchedAnswer } from '../answers/watchlist.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { readWatchlistRow, type WatchlistRow } from '../store/watchlist.ts';
import { notFound } from './not-found.ts';
import { companyOfPath } from './path-company.ts';

/** A row without watcher only keeps the standing. */
export const isWatched = (row: WatchlistRow | undefined): row is WatchlistRow =>
  row !== undefined && (row.isHeld || row.isRequested);

/** GET /v1/watchlist/{company}. */
export const readWatched =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const { key } = companyOfPath(request);
    const row = await database.inTenant(callerOf(response).tenantId, (tx) => readWatchlistRow(tx, key));
    if (!isWatched(row)) throw notFound('watched company');
    response.json(watchedAnswer(row));
  };
