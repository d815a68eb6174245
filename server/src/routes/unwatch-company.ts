import { canonicalJson } from '@creditline/core';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { requestIdOf } from '../http/request-id.ts';
import { appendAudit } from '../store/audit.ts';
import { lockWatched } from '../store/watched-companies.ts';
import { withdrawWatch } from '../store/watchlist.ts';
import { notFound } from './not-found.ts';
import { companyOfPath } from './path-company.ts';
import type { WatchAsker } from './watch-company.ts';

type Withdrawal = { readonly key: string; readonly by: WatchAsker; readonly at: string };

/** Answers whether an account holds the company, so that it stays watched. */
const unwatch = async (tx: Tx, { key, by, at }: Withdrawal): Promise<boolean> => {
  const row = await lockWatched(tx, key);
  if (row === undefined || !(row.isHeld || row.isRequested)) throw notFound('watched company');
  if (row.isRequested) {
    await withdrawWatch(tx, key);
    const change = { before: { requested: true }, after: { requested: false, held: row.isHeld } };
    await appendAudit(tx, {
      kind: 'watchlist.changed',
      body: canonicalJson({ at, ...by, companyKey: key, ...change }),
    });
  }
  return row.isHeld;
};

/** DELETE /v1/watchlist/{company}: nobody asks for it any longer; an account that holds it still does. */
export const unwatchCompany =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const { key } = companyOfPath(request);
    const asked = { key, by: { keyId, requestId: requestIdOf(response) }, at: now().toISOString() };
    const isHeld = await database.inTenant(tenantId, (tx) => unwatch(tx, asked));
    response.json({ company: { key }, watched: isHeld, because: isHeld ? 'account' : null });
  };
