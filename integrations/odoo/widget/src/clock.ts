/** Time for the widget; tests bring their own. */
export type Clock = {
  readonly now: () => string;
  /** Rejects with the signal's reason when it is aborted. */
  readonly pause: (timeMs: number, signal: AbortSignal) => Promise<void>;
};

export const browserClock: Clock = {
  now: () => new Date().toISOString(),
  pause: (timeMs, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, timeMs);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    }),
};

/** Calls again and again until the signal is aborted. */
export const repeat = async (
  clock: Clock,
  timeMs: number,
  { act, signal }: { act: () => void; signal: AbortSignal },
) => {
  try {
    while (!signal.aborted) {
      await clock.pause(timeMs, signal);
      act();
    }
  } catch {
    // The wait was broken off, as it was to be.
  }
};
