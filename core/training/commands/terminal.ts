/** Where a command prints, and its clock. */
export type Terminal = {
  readonly print: (text: string) => void;
  readonly say: (text: string) => void;
  /** Whether a line on stderr can be written over. */
  readonly isLive: boolean;
  /** Milliseconds from any moment on. */
  readonly now: () => number;
};

export const secondsSince = (startedAtMs: number, nowMs: number): number =>
  Math.round((nowMs - startedAtMs) / 100) / 10;
