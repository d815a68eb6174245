import { batched } from './batched.ts';
import { lastIn } from './database.ts';
import type { Jobs, SetTimer } from './outbox.ts';
import { runOutboxRow, type RowRunner } from './run-outbox-row.ts';
import { claimOutbox, completeOutbox, extendClaims, returnClaims, type ClaimedOutboxRow } from './store/outbox.ts';
import type { DueRow } from './store/outbox-counts.ts';
import { openLanes, type Ticket } from './work-lanes.ts';

/** Lanes of each kind of work: requests must get their turn at the sources and at the database. */
const LANES_PER_KIND = 16;
/** Half of them: a vendor that hangs, or a flood of one kind of work, leaves the rest to the others. */
const MOST_PER_TOPIC = 8;
/** Rows of a topic that are claimed ahead, so that claiming costs little beside the work. */
const MOST_IN_HAND = 24;
/** Unclaimed rows of a topic that wait here; more of them are left to whoever looks again. */
const MOST_WAITING = 500;
/** Claims stay with a live process however long a job takes, because they are renewed well before the end. */
export const LEASE_MS = 60_000;
const RENEW_EVERY_MS = LEASE_MS / 3;
/** Clocks of database and server differ a little: what was committed just now is not left to the next look. */
const SKEW_MS = 50;
const MOST_PER_BATCH = 256;

export type CrewSettings = RowRunner & {
  readonly jobs: Jobs;
  readonly setTimer: SetTimer;
  /** Work may have come: a row was completed, and its job may have added others, or a lane is free. */
  readonly onEnd: () => void;
};

type RowTicket = Ticket & { readonly id: number; isBegun: boolean; readonly claimed?: ClaimedOutboxRow };

/** Does the work of rows: those that it is given claimed, and those that it claims when their turn comes. */
export type Crew = ReturnType<typeof openCrew>;

export const openCrew = (settings: CrewSettings) => {
  const { database, log, now, jobs, setTimer, onEnd } = settings;
  const topics = Object.keys(jobs);
  /** Waiting or under way, so that a row that is announced twice has one ticket. */
  const known = new Set<number>();
  const held = new Map<number, ClaimedOutboxRow>();
  const endings = new Set<Promise<void>>();
  let lastEndAt = now().getTime();
  let isClosed = false;
  const lanes = openLanes<RowTicket>({
    kindOf: (topic) => jobs[topic]?.retry,
    lanesPerKind: LANES_PER_KIND,
    mostPerTopic: MOST_PER_TOPIC,
    onRoom: onEnd,
  });

  const dueAt = (): Date => new Date(now().getTime() + SKEW_MS);
  const isRunnable = (row: ClaimedOutboxRow): boolean => {
    if (!row.isPoison) return true;
    log.error(
      { outbox_id: row.id, topic: row.topic, attempts: row.attempts, dead: true },
      'poisonous work was given up',
    );
    settings.metrics.jobEnded({ topic: row.topic, result: 'dead', durationMs: 0 });
    return false;
  };
  const claim = (rows: Parameters<typeof claimOutbox>[1]['rows']): Promise<ClaimedOutboxRow[]> =>
    database.inSystem((tx) => claimOutbox(lastIn(tx), { now: dueAt(), leaseMs: LEASE_MS, rows }));
  const claimById = batched(async (ids: readonly number[]) => {
    const rows = (await claim({ ids })).filter(isRunnable);
    return new Map(rows.map((row) => [row.id, row]));
  }, MOST_PER_BATCH);
  const complete = batched(async (ids: readonly number[]) => {
    await database.inSystem((tx) => completeOutbox(lastIn(tx), { ids, now: now() }));
  }, MOST_PER_BATCH);

  /** The lane is free before the completion is written: lanes are for work, and completions go together. */
  const finish = (row: ClaimedOutboxRow): void => {
    const ending = complete(row.id)
      .catch((error: unknown) => log.error({ outbox_id: row.id, err: error }, 'work is done but could not be noted'))
      .finally(() => {
        endings.delete(ending);
        known.delete(row.id);
        held.delete(row.id);
        onEnd();
      });
    endings.add(ending);
  };
  const runRow = async (row: ClaimedOutboxRow): Promise<void> => {
    held.set(row.id, row);
    const isDone = await runOutboxRow(settings, jobs, row).catch((error: unknown) => {
      log.error({ outbox_id: row.id, err: error }, 'a failure could not be noted');
      return false;
    });
    lastEndAt = now().getTime();
    if (isDone) return finish(row);
    known.delete(row.id);
    held.delete(row.id);
  };
  const claimAndRun = async ({ id }: DueRow): Promise<void> => {
    const row = await claimById(id)
      .then((rows) => rows.get(id))
      .catch((error: unknown) => log.error({ outbox_id: id, err: error }, 'a row could not be claimed'));
    // Somebody else has it, or it is done.
    if (row === undefined) known.delete(id);
    else await runRow(row);
  };
  const take = (ticket: Omit<RowTicket, 'isBegun' | 'run'>, run: () => Promise<void>): Promise<void> => {
    known.add(ticket.id);
    return new Promise((resolve) => {
      const begun: RowTicket = {
        ...ticket,
        isBegun: false,
        run: () => {
          begun.isBegun = true;
          return run().finally(resolve);
        },
      };
      lanes.add(begun);
      if (!begun.isBegun) resolve();
    });
  };

  let renewal: ReturnType<SetTimer> | undefined;
  const renew = async (): Promise<void> => {
    const rows = [...held.values()];
    const until = new Date(now().getTime() + LEASE_MS);
    if (rows.length > 0) await database.inSystem((tx) => extendClaims(lastIn(tx), { rows, until }));
  };
  const renewLater = (): void => {
    renewal = setTimer(() => {
      void renew()
        .catch((error: unknown) => log.error({ err: error }, 'claims could not be renewed'))
        .finally(() => isClosed || renewLater());
    }, RENEW_EVERY_MS);
  };
  renewLater();

  const inHand = (topic: string): number => lanes.waiting(topic) + lanes.running(topic);
  return {
    topics,
    isKnown: (id: number): boolean => known.has(id),
    isBusy: (): boolean => known.size > 0,
    lastEndAt: (): number => lastEndAt,
    /** Claims what is due where there is room for it, and begins it. Answers how many rows it got. */
    claimDue: async (): Promise<number> => {
      const shares = topics
        .filter((topic) => inHand(topic) <= MOST_IN_HAND / 2)
        .map((topic) => ({ topic, limit: MOST_IN_HAND - inHand(topic) }));
      if (shares.length === 0) return 0;
      const rows = (await claim({ shares })).filter(isRunnable);
      for (const row of rows) {
        held.set(row.id, row);
        void take({ id: row.id, topic: row.topic, claimed: row }, () => runRow(row));
      }
      return rows.length;
    },
    /** Resolves when the row has been worked on, or at once when it has to wait for a lane. */
    offer: (due: DueRow): Promise<void> => {
      if (isClosed || known.has(due.id) || lanes.waiting(due.topic) >= MOST_WAITING) return Promise.resolve();
      return take(due, () => claimAndRun(due));
    },
    /** Gives back what has not begun and waits for the rest. */
    close: async (): Promise<void> => {
      isClosed = true;
      const rows = lanes.clear().flatMap(({ claimed }) => (claimed === undefined ? [] : [claimed]));
      for (const { id } of rows) held.delete(id);
      if (rows.length > 0) await database.inSystem((tx) => returnClaims(lastIn(tx), { rows, now: now() }));
      await lanes.idle();
      await Promise.allSettled(endings);
      renewal?.clear();
    },
  };
};
