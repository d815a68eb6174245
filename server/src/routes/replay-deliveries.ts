import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { invalidBody } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { replayDeliveriesSchema } from '../requests/webhook.ts';
import { findReplayable, findReplayableSince, replayDeliveries as replay } from '../store/webhook-replays.ts';
import { lockedWebhook, needEnabled, webhookIdOf } from './webhook-of-path.ts';

/** One call is one transaction; whoever wants more goes on with `next_since`. */
const MOST_REPLAYED = 1_000;

type Replayed = { readonly replayed: number; readonly already_waiting: number; readonly next_since: string | null };
type Asked = { readonly endpointId: string; readonly now: Date };

const replayNamed = async (tx: Tx, { endpointId, now }: Asked, eventIds: readonly string[]): Promise<Replayed> => {
  const found = new Map((await findReplayable(tx, { endpointId, eventIds })).map((event) => [event.eventId, event]));
  const faults = eventIds.flatMap((id, index) =>
    found.has(id) ? [] : [{ field: `event_ids.${index}`, message: 'is not the id of an event' }],
  );
  if (faults.length > 0) throw invalidBody(faults);
  const replayed = await replay(tx, { endpointId, eventIds: [...found.keys()], now });
  return { replayed, already_waiting: found.size - replayed, next_since: null };
};

const replaySince = async (tx: Tx, { endpointId, now }: Asked, since: string): Promise<Replayed> => {
  const found = await findReplayableSince(tx, { endpointId, since, limit: MOST_REPLAYED + 1 });
  const eventIds = found.slice(0, MOST_REPLAYED).map(({ eventId }) => eventId);
  const replayed = await replay(tx, { endpointId, eventIds, now });
  return { replayed, already_waiting: 0, next_since: found[MOST_REPLAYED]?.occurredAt ?? null };
};

/** POST /v1/webhooks/{webhook}/replay: sends events again, the failed and the delivered ones and those that were missed. */
export const replayDeliveries =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const endpointId = webhookIdOf(request);
    const { event_ids: eventIds, since } = checkBody(replayDeliveriesSchema, parseJson(bytesOf(request.body)));
    const asked = { endpointId, now: context.now() };
    const answer = await context.database.inTenant(callerOf(response).tenantId, async (tx) => {
      needEnabled(await lockedWebhook(tx, endpointId));
      return since === undefined ? replayNamed(tx, asked, eventIds ?? []) : replaySince(tx, asked, since);
    });
    context.outbox.nudge();
    response.status(202).json(answer);
  };
