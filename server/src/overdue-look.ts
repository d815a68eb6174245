import type { Database } from './database.ts';
import { oldestDueAt } from './store/outbox-counts.ts';

/** A row that is overdue is so for a while: a few seconds more or less change nothing, and a quiet night stays quiet. */
const KNOWN_FOR_MS = 5_000;

export type OverdueLookSettings = {
  readonly database: Database;
  readonly topics: readonly string[];
  readonly now: () => Date;
};

export type OverdueLook = {
  /** For how long (ms) the row that is due longest has been due, as of some seconds ago; 0 when none is. */
  ageMs(): Promise<number>;
  /** As `ageMs`, as of now: for a conclusion that must not be drawn from a row that is done meanwhile. */
  ageNowMs(): Promise<number>;
};

/** How long work has been waiting, asked of the database once for everybody who wants to know. */
export const openOverdueLook = ({ database, topics, now }: OverdueLookSettings): OverdueLook => {
  let known: { readonly askedAt: number; readonly since: string | null } | undefined;
  const ageOf = (since: string | null): number => (since === null ? 0 : now().getTime() - Date.parse(since));
  const ageNowMs = async (): Promise<number> => {
    const at = now();
    const since = await database.inSystem((tx) => oldestDueAt(tx, { topics, now: at }));
    known = { askedAt: at.getTime(), since };
    return ageOf(since);
  };
  return {
    ageNowMs,
    ageMs: async () =>
      known !== undefined && now().getTime() - known.askedAt < KNOWN_FOR_MS ? ageOf(known.since) : ageNowMs(),
  };
};
