import type { Notice } from '@creditline/core';

/** What one turn found: figures for the log. */
export type PollFigures = Readonly<Record<string, number | string>>;

export type PollTurn = {
  /** As `keep` was given it last; an empty object at first. */
  readonly cursor: unknown;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Keeps the place, so that a turn that breaks off is not begun anew. Rejects when the turn was lost. */
  readonly keep: (cursor: unknown) => Promise<void>;
};

/** Asks a source that never tells by itself. Reading the same twice is harmless: notices are stored once by their ids. */
export type Poller = {
  readonly name: string;
  /** Throws a `SourceError` when the source could not be read. */
  poll(turn: PollTurn): Promise<PollFigures>;
};

type DayTurn = Pick<PollTurn, 'now' | 'signal'>;

/** A gazette that is read by the day. Both throw a `SourceError`. */
export type Gazette = {
  /** How many records the day has now. */
  readonly countDay: (day: string, turn: DayTurn) => Promise<number>;
  /** Every notice of the day in batches, each waited for; answers how many records could be read and how many not. */
  readonly eachNoticeOfDay: (
    day: string,
    turn: DayTurn & { readonly onBatch: (notices: readonly Notice[]) => Promise<void> },
  ) => Promise<{ readonly records: number; readonly unreadable: number }>;
};
