import { SourceError } from '@creditline/core';

/** Milliseconds of a clock that never goes back, for durations only. */
export type MonotonicClock = () => number;

export type Timers = {
  readonly set: (callback: () => void, delayMs: number) => unknown;
  readonly clear: (timer: unknown) => void;
};

/** What is logged of a failure: never the answer, which may hold personal data. */
export type SourceFailure = { readonly source: string; readonly code: string; readonly isRetryable: boolean };

export type FlightSettings = {
  readonly clock: MonotonicClock;
  readonly timers: Timers;
  readonly log: (failure: SourceFailure) => void;
  /** How long one question may take in all, those included that nobody waits for any more. */
  readonly longestMs?: number;
  /** How many questions may go on in the background at once. */
  readonly mostInBackground?: number;
};

export type Landing<T> =
  | { readonly isOk: true; readonly answer: T; readonly latencyMs: number }
  | { readonly isOk: false; readonly latencyMs: number };

export type Flight<T> = {
  readonly landed: Promise<Landing<T>>;
  /** True for the caller whose question this is, false for those who joined it. */
  readonly isOwn: boolean;
  /** Lets it go on without anybody waiting; when too many already do, it is ended instead. */
  readonly leaveInBackground: () => void;
};

type Ask<T> = (signal: AbortSignal) => Promise<T>;
type Airborne = { readonly landed: Promise<Landing<unknown>>; readonly leaveInBackground: () => void };

const LONGEST_MS = 10_000;
const MOST_IN_BACKGROUND = 64;
/** A source that asks for a longer rest is tried again after this: its clock or ours may be wrong. */
const LONGEST_REST_MS = 5 * 60_000;

const failureOf = (source: string, error: unknown): SourceFailure =>
  error instanceof SourceError
    ? { source, code: error.code, isRetryable: error.isRetryable }
    : { source, code: 'source_broken', isRetryable: false };

/** A source may ignore the signal, so the abort itself ends the wait. */
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(new SourceError('source_unavailable', 'took too long to answer'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });

/** Questions to sources that are under way: each is asked once, however many wait for it. */
export const createFlights = (settings: FlightSettings) => {
  const { clock, timers, log, longestMs = LONGEST_MS, mostInBackground = MOST_IN_BACKGROUND } = settings;
  const airborne = new Map<string, Airborne>();
  const background = new Set<AbortController>();
  const restsUntil = new Map<string, number>();

  const noteFailure = (source: string, error: unknown): void => {
    log(failureOf(source, error));
    if (!(error instanceof SourceError) || error.retryAfterMs === undefined) return;
    restsUntil.set(source, clock() + Math.min(error.retryAfterMs, LONGEST_REST_MS));
  };

  const fly = async <T>(source: string, ask: Ask<T>, controller: AbortController): Promise<Landing<T>> => {
    const startedAt = clock();
    const latencyMs = (): number => Math.round(clock() - startedAt);
    const timer = timers.set(() => controller.abort(), longestMs);
    try {
      const answer = await Promise.race([ask(controller.signal), untilAborted(controller.signal)]);
      return { isOk: true, answer, latencyMs: latencyMs() };
    } catch (error) {
      noteFailure(source, error);
      return { isOk: false, latencyMs: latencyMs() };
    } finally {
      timers.clear(timer);
      background.delete(controller);
    }
  };

  const takeOff = <T>(key: string, source: string, ask: Ask<T>): Airborne & { landed: Promise<Landing<T>> } => {
    const controller = new AbortController();
    const landed = fly(source, ask, controller).finally(() => airborne.delete(key));
    const leaveInBackground = (): void => {
      if (!airborne.has(key)) return;
      if (background.size >= mostInBackground && !background.has(controller)) controller.abort();
      else background.add(controller);
    };
    return { landed, leaveInBackground };
  };

  return {
    log,
    /** Asks, or joins who asked the same `key` already. A source that asked to be left alone is not asked. */
    join: <T>(key: string, source: string, ask: Ask<T>): Flight<T> => {
      const joined = airborne.get(key) as (Airborne & { landed: Promise<Landing<T>> }) | undefined;
      if (joined) return { ...joined, isOwn: false };
      if ((restsUntil.get(source) ?? 0) > clock()) {
        return { landed: Promise.resolve({ isOk: false, latencyMs: 0 }), isOwn: false, leaveInBackground: () => {} };
      }
      const flight = takeOff(key, source, ask);
      airborne.set(key, flight);
      return { ...flight, isOwn: true };
    },
    /** Ends what goes on in the background, so that the process can stop. */
    endBackground: (): void => {
      for (const controller of background) controller.abort();
    },
  };
};

export type Flights = ReturnType<typeof createFlights>;
