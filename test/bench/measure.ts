/** Middle and tail of a list of durations, in the unit they came in. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

export type Budget = { readonly rounds: number; readonly roundMs: number };

type Work = () => unknown;

const once = async (work: Work, roundMs: number): Promise<number> => {
  const startedAt = performance.now();
  let [count, elapsedMs] = [0, 0];
  do {
    const result = work();
    if (result instanceof Promise) await result;
    count += 1;
    elapsedMs = performance.now() - startedAt;
  } while (elapsedMs < roundMs);
  return (elapsedMs * 1e6) / count;
};

/**
 * Nanoseconds for one run of each work, the median of rounds. The works take turns within each round, so that a busy
 * machine slows all of them alike and their ratios hold. One round before does not count.
 */
export const nanosOf = async <K extends string>(
  works: Readonly<Record<K, Work>>,
  { rounds, roundMs }: Budget,
): Promise<Record<K, number>> => {
  const names = Object.keys(works) as K[];
  const measured = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const nanos = await once(works[name], roundMs);
      if (round >= 0) measured.get(name)!.push(nanos);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(measured.get(name)!)])) as Record<K, number>;
};

/** Runs through a list again and again, so that no single case is measured alone. */
export const cycle = <T>(values: readonly T[], work: (value: T) => unknown): Work => {
  let next = 0;
  return () => {
    const value = values[next]!;
    next = (next + 1) % values.length;
    return work(value);
  };
};
