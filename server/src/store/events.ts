import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { NewEvent } from '../new-event.ts';

/** In the tenant, in the transaction of the change: numbers the events and orders their delivery to every subscriber. */
export const addEvents = async (tx: Tx, events: readonly NewEvent[]): Promise<void> => {
  if (events.length === 0) return;
  await sql`select add_events(${JSON.stringify(events)}::jsonb)`.execute(tx);
};
