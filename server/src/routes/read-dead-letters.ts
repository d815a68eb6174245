import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { listDeadLetters, type DeadLetter } from '../store/dead-letters.ts';

const MOST_LISTED = 100;

const wrong = (field: string, message: string): AppError =>
  new AppError('parameter_invalid', `${field} is not usable`, {
    detail: `${field} ${message}.`,
    errors: [{ field, message }],
  });

const queryOf = ({ query }: Request): { readonly topic?: string; readonly before?: number } => {
  const { topic, cursor } = query;
  if (topic !== undefined && (typeof topic !== 'string' || !/^[\w-]{1,80}$/.test(topic))) {
    throw wrong('topic', 'must be one topic of the list');
  }
  if (cursor !== undefined && (typeof cursor !== 'string' || !/^\d{1,15}$/.test(cursor))) {
    throw wrong('cursor', 'must be the next_cursor of an answer');
  }
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(cursor === undefined ? {} : { before: Number(cursor) }),
  };
};

/** Payloads hold ids; anything longer, or not plain, is nothing that a person needs to find the record again. */
const MOST_LETTERS = 200;

const idsOf = (payload: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(payload ?? {}).filter(
      ([, value]) =>
        typeof value === 'number' ||
        typeof value === 'boolean' ||
        (typeof value === 'string' && value.length <= MOST_LETTERS),
    ),
  );

const shown = (letter: DeadLetter) => ({
  id: letter.id,
  topic: letter.topic,
  payload: idsOf(letter.payload),
  attempts: letter.attempts,
  error: letter.error,
  created_at: letter.createdAt,
  dead_at: letter.deadAt,
});

/** GET /v1/dead-letters: the tenant's work that was given up, newest first. */
export const readDeadLetters =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const asked = queryOf(request);
    const letters = await database.inTenant(callerOf(response).tenantId, (tx) =>
      listDeadLetters(tx, { ...asked, limit: MOST_LISTED }),
    );
    const last = letters.length === MOST_LISTED ? letters.at(-1) : undefined;
    response.json({ dead_letters: letters.map(shown), next_cursor: last === undefined ? null : String(last.id) });
  };
