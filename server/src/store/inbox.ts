import type { Tx } from '../database.ts';

/** An event or a notice as it arrived: `origin` sent it, `eventId` is the sender's own id, `raw` its exact body. */
export type ReceivedEvent = {
  readonly origin: string;
  readonly eventId: string;
  readonly raw: string;
  readonly now: Date;
};

/** Answers true for a new event, false for one that was received before: senders repeat themselves. */
export const receiveOnce = async (tx: Tx, { origin, eventId, raw, now }: ReceivedEvent): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('inbox')
    .values({ origin, event_id: eventId, raw, received_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'origin', 'event_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** In the system: forgets events that were received before then. Answers how many. */
export const purgeInbox = async (tx: Tx, before: Date): Promise<number> => {
  const { numDeletedRows } = await tx
    .deleteFrom('inbox')
    .where('received_at', '<', before.toISOString())
    .executeTakeFirst();
  return Number(numDeletedRows);
};
