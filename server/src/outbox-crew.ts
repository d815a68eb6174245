import { openClaims, type Claims, type ClaimSettings } from './outbox-claims.ts';
import { runOutboxRow } from './run-outbox-row.ts';
import type { ClaimedOutboxRow } from './store/outbox.ts';
import type { DueRow } from './store/outbox-counts.ts';
import { openLanes, type Lanes, type Ticket } from './work-lanes.ts';

/** Lanes of a topic that says nothing else: requests must get their turn at the sources and at the database. */
const MOST_PER_TOPIC = 8;
/** A kind of work has twice the lanes of its widest topic: a vendor that hangs, or a flood, leaves half to the others. */
const KIND_PER_TOPIC = 2;
/** Rows of a topic that are claimed ahead, so that claiming costs little beside the work. */
const IN_HAND_PER_LANE = 3;
/** Unclaimed rows of a topic that wait here; more of them are left to whoever looks again. */
const MOST_WAITING = 500;

export type CrewSettings = ClaimSettings & {
  /** Work may have come: a row was completed, and its job may have added others, or a lane is free. */
  readonly onEnd: () => void;
};

type RowTicket = Ticket & { readonly id: number; readonly claimed?: ClaimedOutboxRow };

/** Does the work of rows: those that it is given claimed, and those that it claims when their turn comes. */
export type Crew = ReturnType<typeof openCrew>;

/** Runs one claimed row and notes how it ended. */
const openBench = (settings: CrewSettings, claims: Claims, forget: (id: number) => void) => {
  const { log, now, onEnd } = settings;
  const endings = new Set<Promise<void>>();
  let lastEndAt = now().getTime();
  const letGo = (id: number): void => {
    claims.release(id);
    forget(id);
  };
  /** The lane is free before the completion is written: lanes are for work, and completions go together. */
  const finish = ({ id }: ClaimedOutboxRow): void => {
    const ending = claims
      .complete(id)
      .catch((error: unknown) => log.error({ outbox_id: id, err: error }, 'work is done but could not be noted'))
      .finally(() => {
        endings.delete(ending);
        letGo(id);
        onEnd();
      });
    endings.add(ending);
  };
  return {
    lastEndAt: (): number => lastEndAt,
    run: async (row: ClaimedOutboxRow): Promise<void> => {
      const isDone = await runOutboxRow(settings, row).catch((error: unknown) => {
        log.error({ outbox_id: row.id, err: error }, 'a failure could not be noted');
        return false;
      });
      lastEndAt = now().getTime();
      if (isDone) finish(row);
      else letGo(row.id);
    },
    settled: async (): Promise<void> => void (await Promise.allSettled(endings)),
  };
};

/** Resolves when the ticket's work has ended, or at once when it has to wait for a lane. */
const addTo = (lanes: Lanes<RowTicket>, ticket: RowTicket): Promise<void> =>
  new Promise((resolve) => {
    let isBegun = false;
    const run = (): Promise<void> => {
      isBegun = true;
      return ticket.run().finally(resolve);
    };
    lanes.add({ ...ticket, run });
    if (!isBegun) resolve();
  });

export const openCrew = (settings: CrewSettings) => {
  const { log, jobs, onEnd } = settings;
  const topics = Object.keys(jobs);
  const kindOf = (topic: string): unknown => jobs[topic]?.retry;
  const mostOf = (topic: string): number => jobs[topic]?.lanes ?? MOST_PER_TOPIC;
  const lanesOf = (topic: string): number =>
    KIND_PER_TOPIC * Math.max(...topics.filter((other) => kindOf(other) === kindOf(topic)).map(mostOf), MOST_PER_TOPIC);
  const mostInHand = (topic: string): number => IN_HAND_PER_LANE * mostOf(topic);
  /** Waiting or under way, so that a row that is announced twice has one ticket. */
  const known = new Set<number>();
  let isClosed = false;
  const claims = openClaims(settings);
  const bench = openBench(settings, claims, (id) => known.delete(id));
  const lanes = openLanes<RowTicket>({
    kindOf,
    lanesOf,
    mostOf,
    onRoom: onEnd,
  });
  const claimAndRun = async (id: number): Promise<void> => {
    const row = await claims.ofRow(id).catch((error: unknown) => {
      log.error({ outbox_id: id, err: error }, 'a row could not be claimed');
    });
    if (row === undefined) known.delete(id);
    else await bench.run(row);
  };
  const inHand = (topic: string): number => lanes.waiting(topic) + lanes.running(topic);
  return {
    topics,
    isKnown: (id: number): boolean => known.has(id),
    isBusy: (): boolean => known.size > 0,
    /** The lanes of a topic are taken: what is claimed now has to wait anyway. */
    isFull: (): boolean => topics.some((topic) => lanes.running(topic) >= mostOf(topic) && lanes.waiting(topic) > 0),
    lastEndAt: bench.lastEndAt,
    /** Claims what is due where there is room for it, and begins it. Answers how many rows it got. */
    claimDue: async (): Promise<number> => {
      const shares = topics
        .filter((topic) => inHand(topic) <= mostInHand(topic) / 2)
        .map((topic) => ({ topic, limit: mostInHand(topic) - inHand(topic) }));
      const rows = shares.length === 0 ? [] : await claims.ofTopics(shares);
      for (const claimed of rows) {
        known.add(claimed.id);
        void addTo(lanes, { id: claimed.id, topic: claimed.topic, claimed, run: () => bench.run(claimed) });
      }
      return rows.length;
    },
    /** Resolves when the row has been worked on, or at once when it has to wait for a lane. */
    offer: async ({ id, topic }: DueRow): Promise<void> => {
      if (isClosed || known.has(id) || lanes.waiting(topic) >= MOST_WAITING) return;
      known.add(id);
      await addTo(lanes, { id, topic, run: () => claimAndRun(id) });
    },
    /** Gives back what has not begun and waits for the rest. */
    close: async (): Promise<void> => {
      isClosed = true;
      await claims.giveBack(lanes.clear().flatMap(({ claimed }) => claimed ?? []));
      await lanes.idle();
      await bench.settled();
      claims.close();
    },
  };
};
