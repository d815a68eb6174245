/** Runs the work of one key one after the other, and of different keys side by side. */
export type TakeTurns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Turns within this process; what other processes do has to be guarded by the database. */
export const createTurns = (): TakeTurns => {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
};
