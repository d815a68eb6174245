import type { Cancellation } from '@creditline/core';
import { SourceError } from '@creditline/core';

const stopped = () => new SourceError('source_unavailable', 'nobody waits for this answer any more');

/** The real delay: waits on the process's timers and ends early, with an error, when nobody waits any more. */
export const realDelay = (delayMs: number, signal: Cancellation): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(stopped());
      return;
    }
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(stopped());
    });
  });
