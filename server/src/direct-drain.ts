import type { Log } from './log.ts';
import type { SetTimer } from './outbox.ts';
import type { Crew } from './outbox-crew.ts';

const LOOK_EVERY_MS = 1_000;
/** While lanes are taken each job that ends would ask for a look; a look costs as much as many of the rows it finds. */
const BUSY_LOOK_EVERY_MS = 20;

export type Drain = {
  /** Work may have come. */
  nudge(): void;
  /** Ends with the look that is under way; the crew ends by itself. */
  stop(): Promise<void>;
};

export type DirectDrainSettings = {
  readonly crew: Crew;
  readonly log: Log;
  readonly setTimer: SetTimer;
  /** False while somebody else brings the rows. */
  readonly isWanted: () => boolean;
};

/** Takes rows straight from the database, where one or several processes share the work by their claims. */
export const openDirectDrain = ({ crew, log, setTimer, isWanted }: DirectDrainSettings): Drain => {
  let isStopped = false;
  let isNudged = false;
  let isFailing = false;
  /** The next look comes soon, however often it is asked for. */
  let isPaced = false;
  let looking: Promise<void> | undefined;
  let timer: ReturnType<SetTimer> | undefined;

  const mayGoOn = (): boolean => isNudged && !isStopped && isWanted() && !crew.isFull();
  const lookOnce = async (): Promise<void> => {
    do {
      isNudged = false;
      const claimed = await crew.claimDue();
      isFailing = false;
      if (claimed > 0) isNudged = true;
    } while (mayGoOn());
  };
  const note = (error: unknown): void => {
    // Once for an outage: the look comes back every second.
    if (!isFailing) log.error({ err: error }, 'the outbox could not be read');
    isFailing = true;
    isNudged = false;
  };
  const later = (delayMs: number): void => {
    timer?.clear();
    isPaced = delayMs === BUSY_LOOK_EVERY_MS;
    timer = setTimer(look, delayMs);
  };
  const delayMs = (): number => {
    if (!isNudged || !isWanted()) return LOOK_EVERY_MS;
    return crew.isFull() ? BUSY_LOOK_EVERY_MS : 0;
  };
  const look = (): void => {
    if (isStopped || looking !== undefined) return;
    timer?.clear();
    isPaced = false;
    looking = (isWanted() ? lookOnce().catch(note) : Promise.resolve()).finally(() => {
      looking = undefined;
      // A row may have been committed between the last look and now.
      if (!isStopped) later(delayMs());
    });
  };
  look();
  return {
    nudge: () => {
      isNudged = true;
      if (!crew.isFull()) look();
      else if (!isPaced && !isStopped && looking === undefined) later(BUSY_LOOK_EVERY_MS);
    },
    stop: async () => {
      isStopped = true;
      timer?.clear();
      await looking;
    },
  };
};
