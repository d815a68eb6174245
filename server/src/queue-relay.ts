import type { Database } from './database.ts';
import type { Queue } from './queue.ts';
import { listDue } from './store/outbox-counts.ts';

/** Enough that no worker waits for more, and little enough that Redis never holds the backlog itself. */
const MOST_PER_TOPIC = 250;
/** What was pushed this long ago and is still due was lost on the way, and is pushed again. */
const FORGET_AFTER_MS = 4_000;
const SKEW_MS = 50;

export type RelaySettings = {
  readonly database: Database;
  readonly now: () => Date;
  readonly topics: readonly string[];
  readonly queue: () => Queue;
  /** True for rows that this process has in hand already. */
  readonly isKnown?: (id: number) => boolean;
  /** Hears of the first failure of an outage. */
  readonly onFailure: (error: unknown) => void;
};

export type Relay = {
  /** Pushes rows that are due; calls during a push are one more push after it. Never rejects. */
  push(): Promise<void>;
  /** The queue brought the row: whenever it is due again it is pushed again. */
  arrived(id: number): void;
  /** True when the last push did not get through. */
  isFailing(): boolean;
};

/** Brings due rows from the table to the queue, the oldest of each topic first, until they are done. */
export const openRelay = (settings: RelaySettings): Relay => {
  const { database, now, topics, queue, isKnown = () => false, onFailure } = settings;
  let pushed = new Set<number>();
  let forgottenAt = now().getTime();
  let isFailing = false;
  let isNudged = false;
  let pushing: Promise<void> | undefined;

  const pushOnce = async (): Promise<void> => {
    const at = now();
    if (isFailing || at.getTime() - forgottenAt >= FORGET_AFTER_MS) {
      pushed = new Set();
      forgottenAt = at.getTime();
    }
    const question = { topics, now: new Date(at.getTime() + SKEW_MS), limitPerTopic: MOST_PER_TOPIC };
    const due = await database.inSystem((tx) => listDue(tx, question));
    const rows = due.filter(({ id }) => !pushed.has(id) && !isKnown(id));
    // Before they are pushed: a row may arrive, and be due again, before the push is answered.
    for (const { id } of rows) pushed.add(id);
    if (rows.length > 0) await queue().push(rows);
    isFailing = false;
  };
  const pushAll = async (): Promise<void> => {
    do {
      isNudged = false;
      await pushOnce();
    } while (isNudged);
  };
  return {
    arrived: (id) => void pushed.delete(id),
    isFailing: () => isFailing,
    push: () => {
      isNudged = true;
      pushing ??= pushAll()
        .catch((error: unknown) => {
          if (!isFailing) onFailure(error);
          isFailing = true;
        })
        .finally(() => {
          pushing = undefined;
        });
      return pushing;
    },
  };
};
