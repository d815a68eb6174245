import type { Context } from './context.ts';
import { purgeIdempotent } from './store/idempotency.ts';
import { purgeOutbox } from './store/outbox.ts';

/** Work that was done stays this long, for whoever looks into what happened. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Forgets answers whose idempotency key has expired and work that was done a month ago. Dead work stays. */
export const purgeExpired = async ({ database, log, now }: Context): Promise<void> => {
  const at = now();
  const keys = await database.inSystem((tx) => purgeIdempotent(tx, at));
  const rows = await database.inSystem((tx) => purgeOutbox(tx, new Date(at.getTime() - KEPT_MS)));
  if (keys + rows > 0) log.info({ idempotency_keys: keys, outbox_rows: rows }, 'expired rows removed');
};
