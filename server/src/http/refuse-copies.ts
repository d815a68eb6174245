import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { lastIn } from '../database.ts';
import { AppError } from '../errors.ts';
import { readDatabaseUuids } from '../store/connections.ts';
import { callerIfAny } from './authenticate.ts';

/** Sent by the addon with every call: the identity of the database that it runs in. */
export const DATABASE_HEADER = 'X-Creditline-Database';

/**
 * A copy of a connected database holds the same API key. What it asks for must not spend units, reserve money or write
 * into the accounts of the real one, so that it is refused before the body is read.
 */
export const refuseCopies =
  ({ database }: Pick<Context, 'database'>): RequestHandler =>
  async (request, response, next) => {
    const said = request.get(DATABASE_HEADER)?.trim().toLowerCase();
    const caller = callerIfAny(response);
    if (said === undefined || caller === undefined) return next();
    const connected = await database.inTenant(caller.tenantId, (tx) => readDatabaseUuids(lastIn(tx)));
    if (connected.length === 0 || connected.includes(said)) return next();
    throw new AppError('connection_copied', 'a call from another database than the connected one', {
      detail:
        'This database is not the one that is connected: it is a copy of it, or the connection was made from another one since. Connect this database to use Creditline from here.',
    });
  };
