import type { Progress } from '../options.ts';
import { secondsSince, type Terminal } from './terminal.ts';

export type ProgressLine = {
  readonly show: (progress: Progress) => void;
  readonly note: (sentence: string) => void;
  /** Leaves the terminal as it was. */
  readonly end: () => void;
};

const CLEARED = '\r\u001b[2K';
const PAUSE_MS = 5000;
const LIVE_PAUSE_MS = 100;

const SILENT: ProgressLine = { show: () => {}, note: () => {}, end: () => {} };

/** On a terminal one line that is written over; elsewhere, for a log, a line every five seconds. */
export const progressLine = (terminal: Terminal, isQuiet: boolean): ProgressLine => {
  if (isQuiet) return SILENT;
  const { say, now, isLive } = terminal;
  const startedAt = now();
  const pauseMs = isLive ? LIVE_PAUSE_MS : PAUSE_MS;
  let shownAt = -Infinity;
  let isShown = false;
  const clear = (): void => {
    if (isLive && isShown) say(CLEARED);
    isShown = false;
  };
  return {
    show: ({ step, done, total }) => {
      const at = now();
      if (at - shownAt < pauseMs) return;
      shownAt = at;
      const text = `${step}: ${done} of ${total}, ${secondsSince(startedAt, at).toFixed(1)} s`;
      say(isLive ? `${CLEARED}${text}` : `${text}\n`);
      isShown = true;
    },
    note: (sentence) => {
      clear();
      say(`note: ${sentence}\n`);
    },
    end: clear,
  };
};
