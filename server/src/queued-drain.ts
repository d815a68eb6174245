import type { Database } from './database.ts';
import { openDirectDrain, type Drain } from './direct-drain.ts';
import type { Log } from './log.ts';
import type { SetTimer } from './outbox.ts';
import type { Crew } from './outbox-crew.ts';
import type { Queue } from './queue.ts';
import { openOverdueLook, type OverdueLook } from './overdue-look.ts';
import { openRelay } from './queue-relay.ts';

const LOOK_EVERY_MS = 1_000;
/** A Redis that restarts is back sooner; one that stays away must not stop the work. */
const DOWN_AFTER_MS = 3_000;
/** Nothing done for so long while rows are due: the queue has hung, whatever its connection says. */
const STUCK_AFTER_MS = 30_000;
/** Due for so long although others are done: the queue has lost the row in a way that pushing it again does not mend. */
const OVERDUE_AFTER_MS = 45_000;

export type QueuedDrainSettings = {
  readonly crew: Crew;
  readonly database: Database;
  readonly log: Log;
  readonly now: () => Date;
  readonly setTimer: SetTimer;
  readonly openQueue: () => Queue;
  /** A new queue did not help: the process should end, so that its supervisor starts another. */
  readonly onStuck: () => void;
};

/** Says true once when nothing has moved for too long although there is work. */
const openWatchdog = ({ crew, now }: QueuedDrainSettings, overdue: OverdueLook) => {
  let movedAt = now().getTime();
  return {
    isStuck: async (): Promise<boolean> => {
      const at = now();
      movedAt = crew.isBusy() ? at.getTime() : Math.max(movedAt, crew.lastEndAt());
      if (at.getTime() - movedAt < STUCK_AFTER_MS) return false;
      const isStuck = (await overdue.ageNowMs()) >= STUCK_AFTER_MS;
      // Concluded again only after as long a time: a queue that was opened anew needs some to show that it works.
      movedAt = at.getTime();
      return isStuck;
    },
  };
};

/** Knows whether the queue brings the rows now, or has been away for so long that they are fetched without it. */
const openOutage = ({ now, log }: QueuedDrainSettings, isAway: () => boolean) => {
  let awaySince: number | undefined;
  let isDown = false;
  return {
    isDown: (): boolean => isDown,
    look: (): void => {
      awaySince = isAway() ? (awaySince ?? now().getTime()) : undefined;
      const wasDown = isDown;
      isDown = awaySince !== undefined && now().getTime() - awaySince >= DOWN_AFTER_MS;
      if (isDown && !wasDown) log.warn('the queue is away: work is taken straight from the database');
      if (!isDown && wasDown) log.info('the queue is back');
    },
  };
};

/** Looks now and every second, one look after the other. */
const startRounds = ({ log, setTimer }: QueuedDrainSettings, look: () => Promise<void>) => {
  let isStopped = false;
  let timer: ReturnType<SetTimer> | undefined;
  const round = async (): Promise<void> => {
    await look().catch((error: unknown) => log.error({ err: error }, 'the queue could not be looked after'));
    if (!isStopped) timer = setTimer(again, LOOK_EVERY_MS);
  };
  let looking = Promise.resolve();
  const again = (): void => {
    looking = round();
  };
  again();
  return {
    stop: async (): Promise<void> => {
      isStopped = true;
      timer?.clear();
      await looking;
    },
  };
};

/** Work that the queue brings; straight from the database while the queue is away, because it only accelerates. */
export const openQueuedDrain = (settings: QueuedDrainSettings): Drain => {
  const { crew, database, log, now, setTimer } = settings;
  let lastStuckEnd: number | undefined;
  const relay = openRelay({
    database,
    now,
    topics: crew.topics,
    queue: () => queue,
    isKnown: crew.isKnown,
    onFailure: (error) => log.warn({ err: error }, 'rows could not be given to the queue'),
  });
  const connect = (): Queue => {
    const opened = settings.openQueue();
    opened.consume((row) => {
      relay.arrived(row.id);
      return crew.offer(row);
    });
    return opened;
  };
  let queue = connect();
  const outage = openOutage(settings, () => !queue.isUp() || relay.isFailing());
  const direct = openDirectDrain({ crew, log, setTimer, isWanted: outage.isDown });
  const overdue = openOverdueLook({ database, topics: crew.topics, now });
  const watchdog = openWatchdog(settings, overdue);

  const unstick = async (): Promise<void> => {
    // Twice without one row done in between: a new queue does not help.
    if (lastStuckEnd === crew.lastEndAt()) {
      log.fatal('nothing is done although work is due, with a new queue too');
      return settings.onStuck();
    }
    lastStuckEnd = crew.lastEndAt();
    log.error('nothing is done although work is due: the queue is opened anew');
    const hung = queue;
    queue = connect();
    await hung.close();
  };
  /** The oldest rows are claimed as without a queue: whatever happened to it, none waits for ever. */
  const takeOverdue = async (): Promise<void> => {
    if ((await overdue.ageMs()) >= OVERDUE_AFTER_MS) await crew.claimDue();
  };
  const look = async (): Promise<void> => {
    outage.look();
    if (outage.isDown()) direct.nudge();
    if (queue.isUp()) await relay.push();
    if (outage.isDown()) return;
    if (await watchdog.isStuck()) await unstick();
    else await takeOverdue();
  };
  const rounds = startRounds(settings, look);
  return {
    nudge: () => {
      if (outage.isDown()) direct.nudge();
      else if (queue.isUp()) void relay.push();
    },
    stop: async () => {
      await rounds.stop();
      await direct.stop();
      await queue.close();
    },
  };
};
