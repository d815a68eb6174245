import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** Work that was given up: it stays until a person replays it. Times are ISO instants. */
export type DeadLetter = {
  readonly id: number;
  readonly tenantId: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: string;
  readonly deadAt: string;
};

export type DeadLetterQuestion = {
  readonly topic?: string | undefined;
  /** The ones that come after this id in the order of the list. */
  readonly before?: number | undefined;
  readonly limit: number;
};

/** The tenant's, or everybody's in the system; newest first. */
export const listDeadLetters = async (
  tx: Tx,
  { topic, before, limit }: DeadLetterQuestion,
): Promise<readonly DeadLetter[]> => {
  let query = tx
    .selectFrom('outbox')
    .select(['id', 'tenant_id as tenantId', 'topic', 'payload', 'attempts', 'last_error as error'])
    .select(['created_at as createdAt', sql<string>`dead_at`.as('deadAt')])
    .where('dead_at', 'is not', null);
  if (topic !== undefined) query = query.where('topic', '=', topic);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.orderBy('id', 'desc').limit(limit).execute();
};

export type Replay = { readonly now: Date; readonly id?: number | undefined; readonly topic?: string | undefined };

/**
 * Dead rows are due at once and begin their schedule anew: this one, those of a topic, or all of the tenant (of everybody
 * in the system). Answers how many.
 */
export const replayDeadLetters = async (tx: Tx, { now, id, topic }: Replay): Promise<number> => {
  let query = tx
    .updateTable('outbox')
    .set({ dead_at: null, attempts: 0, claims: 0, available_at: now })
    .where('dead_at', 'is not', null)
    .where('done_at', 'is', null);
  if (id !== undefined) query = query.where('id', '=', id);
  if (topic !== undefined) query = query.where('topic', '=', topic);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
};
