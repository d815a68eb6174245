import type { Context } from './context.ts';
import { endWatchless } from './end-watchless.ts';
import { nextDigest } from './next-digest.ts';
import { orderLatenessLooks } from './store/ledger-batch.ts';
import { countWaitingReviews, listWaitingDigests, orderDigest, orderDueReviews } from './store/due-reviews.ts';
import { chosenSettings, withShippedValues } from './tenant-settings.ts';

/** As many as a worker can decide about in a minute; the rest stays due and comes with the next look. */
const MOST_AT_ONCE = 500;
/** With so many waiting already, more would only delay the notices behind them. */
const MOST_WAITING = 2 * MOST_AT_ONCE;
/** A review whose work was given up as dead is ordered again after this; any other is dated by its decision. */
export const AGAIN_AFTER_MS = 24 * 3_600_000;
const LOOK_EVERY_MS = 60_000;

type Sweep = Pick<Context, 'database' | 'log' | 'now' | 'outbox'>;

/** Orders the reviews that are due. Answers how many. */
const sweepReviews = ({ database, now }: Sweep): Promise<number> =>
  database.inSystem(async (tx) => {
    if ((await countWaitingReviews(tx, MOST_WAITING)) >= MOST_WAITING) return 0;
    const at = now();
    const order = { now: at, againAt: new Date(at.getTime() + AGAIN_AFTER_MS) };
    // First the few whose end somebody chose by the minute, then those whose invoices have become late.
    const woken = await orderDueReviews(tx, { ...order, by: 'snooze', limit: MOST_AT_ONCE });
    const late = await orderLatenessLooks(tx, { now: at, limit: MOST_AT_ONCE - woken });
    const limit = MOST_AT_ONCE - woken - late;
    return woken + late + (await orderDueReviews(tx, { ...order, by: 'review', limit }));
  });

/**
 * Makes sure that a digest is to come for every alert that waits for one. The transaction that raises an alert orders it
 * too; but one that is committed while the digest it counted on is being written would wait for ever.
 */
const sweepDigests = ({ database, now }: Sweep): Promise<void> =>
  database.inSystem(async (tx) => {
    for (const { tenantId, settings } of await listWaitingDigests(tx, now())) {
      const next = nextDigest(withShippedValues(chosenSettings(settings)), now());
      await orderDigest(tx, { tenantId, ...next });
    }
  });

/** One look at everything that is due by the clock; harmless to do twice, also at once in several processes. */
export const sweepDueReviews = async (sweep: Sweep): Promise<{ readonly ordered: number }> => {
  const ordered = await sweepReviews(sweep);
  await sweepDigests(sweep);
  const ended = await endWatchless(sweep);
  if (ordered + ended > 0) sweep.outbox.nudge();
  if (ordered > 0) {
    sweep.log.info({ ordered }, 'reviews that are due were ordered');
  }
  return { ordered };
};

/** Looks now and then every minute until it is stopped; a look that is under way is waited for. */
export const startDueReviews = (
  sweep: Sweep & { readonly setTimer: (work: () => void, delayMs: number) => { readonly clear: () => void } },
): { readonly stop: () => Promise<void> } => {
  let isStopped = false;
  let timer: { readonly clear: () => void } | undefined;
  let round: Promise<void> = Promise.resolve();
  const look = (): void => {
    round = sweepDueReviews(sweep)
      .then(() => undefined)
      .catch((error: unknown) => sweep.log.error({ err: error }, 'reviews that are due could not be ordered'))
      .finally(() => {
        if (!isStopped) timer = sweep.setTimer(look, LOOK_EVERY_MS);
      });
  };
  look();
  return {
    stop: async () => {
      isStopped = true;
      timer?.clear();
      await round;
    },
  };
};
