import { CURRENCIES } from '@creditline/core';
import type { Request, RequestHandler } from 'express';
import { collectionAnswer } from '../answers/collections.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { listCollections, readUnpaid, type CollectionPlace } from '../store/collections.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { invalidParameter, queryChoice, queryLimit, queryText } from './query-parameters.ts';

const afterOf = (request: Request): CollectionPlace | undefined => {
  const cursor = queryText(request, 'cursor');
  if (cursor === undefined) return undefined;
  const [rank, atRiskMinor, companyKey] = readCursor('cursor', cursor);
  if (typeof rank !== 'number' || typeof atRiskMinor !== 'number' || typeof companyKey !== 'string')
    throw invalidParameter('cursor', 'is not one that this address gave');
  if (![0, 1, 2].includes(rank) || /\p{Cc}/u.test(companyKey))
    throw invalidParameter('cursor', 'is not one that this address gave');
  return [rank, atRiskMinor, companyKey];
};

/** GET /v1/portfolio/collections: the watched companies by money at risk, in one currency. */
export const readCollections =
  ({ database, policy }: Context): RequestHandler =>
  async (request, response) => {
    const limit = queryLimit(request);
    const currency = queryChoice(request, 'currency', CURRENCIES) ?? policy.value.currency;
    const after = afterOf(request);
    const { rows, unpaid } = await database.inTenant(callerOf(response).tenantId, async (tx) => {
      const found = await listCollections(tx, { currency, after, limit: limit + 1 });
      return {
        rows: found,
        unpaid: await readUnpaid(
          tx,
          found.map(({ companyKey }) => companyKey),
        ),
      };
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const { lossGivenDefault } = policy.value.limit;
    response.json({
      currency,
      order: 'open_alerts_then_expected_loss',
      money_at_risk: { amount: 'limit_in_force', loss_given_default: lossGivenDefault },
      collections: shown.map((row) =>
        collectionAnswer(row, { currency, lossGivenDefault, unpaid: unpaid.get(row.companyKey) }),
      ),
      next_cursor:
        rows.length > limit && last !== undefined ? cursorOf([last.rank, last.atRiskMinor, last.companyKey]) : null,
    });
  };
