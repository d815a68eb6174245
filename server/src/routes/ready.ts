import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';

const PATIENCE_MS = 2_000;

const answersInTime = async ({ database, fetching: { timers } }: Context): Promise<boolean> => {
  const late = Promise.withResolvers<false>();
  const timer = timers.set(() => late.resolve(false), PATIENCE_MS);
  const answered = database.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late.promise]).finally(() => timers.clear(timer));
};

/** GET /ready: whether this process can do its work. It can without Redis, which only makes the work start sooner. */
export const ready =
  (context: Context): RequestHandler =>
  async (_request, response) => {
    if (!(await answersInTime(context))) {
      throw new AppError('database_unavailable', 'the database does not answer', {
        detail: 'The database does not answer.',
        headers: { 'Retry-After': '5' },
      });
    }
    response.json({ status: 'ready', database: 'ok', redis: context.outbox.queueState() });
  };
