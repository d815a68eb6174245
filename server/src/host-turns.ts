/** A turn at a host, to be given back; or how long to wait before asking again. */
export type Turn = { readonly isYours: true; end(): void } | { readonly isYours: false; readonly waitMs: number };

export type HostTurns = { take(host: string): Turn };

/** Enough for a receiver that answers, few enough that one that does not leaves others their turn. */
const MOST_AT_ONCE = 3;
/** Before a host's pace is known, and for one that answers at once. */
const SHORTEST_MS = 20;
/** What waits for a host that was slow finds out soon enough that it is quick again. */
const LONGEST_WAIT_MS = 5 * 60_000;

type Pace = { running: number; lastMs: number; bookedUntil: number };

/**
 * At most a few calls at once per host in this process. Whoever comes too many is given a time of its own by the host's
 * pace, so that a backlog for a slow host is looked at once per delivery and not again and again. `clock` is in
 * milliseconds and never goes back.
 */
export const createHostTurns = (clock: () => number, mostAtOnce = MOST_AT_ONCE): HostTurns => {
  const paces = new Map<string, Pace>();
  const begin = (host: string, pace: Pace): Turn => {
    const startedAt = clock();
    pace.running += 1;
    return {
      isYours: true,
      end: () => {
        pace.running -= 1;
        pace.lastMs = clock() - startedAt;
        if (pace.running === 0 && pace.bookedUntil <= clock()) paces.delete(host);
      },
    };
  };
  return {
    take: (host) => {
      const pace = paces.get(host) ?? { running: 0, lastMs: 0, bookedUntil: 0 };
      paces.set(host, pace);
      if (pace.running < mostAtOnce) return begin(host, pace);
      const now = clock();
      const next = Math.max(now, pace.bookedUntil) + Math.max(SHORTEST_MS, pace.lastMs / mostAtOnce);
      pace.bookedUntil = Math.min(next, now + LONGEST_WAIT_MS);
      return { isYours: false, waitMs: pace.bookedUntil - now };
    },
  };
};
