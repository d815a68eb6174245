import type { CardAnswer } from './create-api.ts';

const firstPauseMs = 250;
const longestPauseMs = 1000;
const patienceMs = 15_000;

const pause = (timeMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, timeMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/**
 * Reads the card until it is no longer `assessing`: every 250 ms at first, up to once a second.
 * Gives `undefined` after 15 seconds, so that the page can say so instead of turning for ever.
 */
export const pollCard = async (
  read: (signal: AbortSignal) => Promise<CardAnswer>,
  signal: AbortSignal,
): Promise<CardAnswer | undefined> => {
  const started = performance.now();
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const answer = await read(signal);
    if (answer.card.state !== 'assessing') return answer;
    if (performance.now() - started + pauseMs > patienceMs) return undefined;
    await pause(pauseMs, signal);
  }
};
