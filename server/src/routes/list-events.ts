import type { Request, RequestHandler } from 'express';
import { eventPart } from '../answers/webhooks.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { listEvents as readEvents, type EventPage, type StoredEvent } from '../store/events.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { instantOf, placeOf } from './place-in-time.ts';
import { invalidParameter, queryLimit, queryText } from './query-parameters.ts';

/** A company's events are counted, so that a caller can go on from the last sequence it knows. */
const afterSequenceOf = (request: Request): number | undefined => {
  const text = queryText(request, 'after');
  if (text === undefined) return undefined;
  if (request.query['company'] === undefined) throw invalidParameter('after', 'goes with company');
  if (!/^\d{1,15}$/.test(text)) throw invalidParameter('after', 'must be a sequence, a whole number from 0');
  return Number(text);
};

const placeAfter = (parts: readonly (string | number)[] | undefined, isOfCompany: boolean): Partial<EventPage> => {
  if (parts === undefined) return {};
  if (!isOfCompany) {
    const { at, id } = placeOf('cursor', parts);
    return { after: { occurredAt: at, id } };
  }
  const [sequence] = parts;
  if (typeof sequence !== 'number') throw invalidParameter('cursor', 'is not one that this address gave');
  return { afterSequence: sequence };
};

const pageOf = (request: Request): EventPage => {
  const since = queryText(request, 'since');
  const companyKey = queryText(request, 'company');
  const cursor = queryText(request, 'cursor');
  const parts = cursor === undefined ? undefined : readCursor('cursor', cursor);
  return {
    since: since === undefined ? undefined : instantOf('since', since),
    companyKey,
    afterSequence: afterSequenceOf(request),
    limit: queryLimit(request),
    ...placeAfter(parts, companyKey !== undefined),
  };
};

const cursorAfter = (event: StoredEvent, { companyKey }: EventPage): string =>
  cursorOf(companyKey === undefined ? [event.occurredAt, event.id] : [event.sequence]);

/** GET /v1/events: what happened, oldest first, for whoever may have missed a webhook. */
export const listEvents =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const page = pageOf(request);
    const events = await database.inTenant(callerOf(response).tenantId, (tx) =>
      readEvents(tx, { ...page, limit: page.limit + 1 }),
    );
    const shown = events.slice(0, page.limit);
    const last = shown.at(-1);
    const hasMore = events.length > page.limit && last !== undefined;
    response.json({ events: shown.map(eventPart), next_cursor: hasMore ? cursorAfter(last, page) : null });
  };
