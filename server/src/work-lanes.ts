/** A piece of work that waits for a lane of its topic. */
export type Ticket = { readonly topic: string; readonly run: () => Promise<void> };

export type LaneSettings = {
  /** Which topics share lanes: those that wait for the same kind of outsider. */
  readonly kindOf: (topic: string) => unknown;
  /** Lanes of the kind of this topic. */
  readonly lanesOf: (topic: string) => number;
  /** A topic whose vendor hangs leaves the rest of the lanes to the others. */
  readonly mostOf: (topic: string) => number;
  /** A lane is free and nothing waits for it. */
  readonly onRoom: () => void;
};

/** Runs work as lanes become free: a slow piece holds up nobody but its own lane. */
export type Lanes<T extends Ticket> = {
  /** Begins it now, or keeps it until a lane is free. */
  add(ticket: T): void;
  readonly waiting: (topic: string) => number;
  readonly running: (topic: string) => number;
  /** Takes back what has not begun. */
  clear(): readonly T[];
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
};

type Line<T> = { readonly waiting: T[]; running: number };

export const openLanes = <T extends Ticket>(settings: LaneSettings): Lanes<T> => {
  const { kindOf, lanesOf, mostOf, onRoom } = settings;
  const lines = new Map<string, Line<T>>();
  const busy = new Map<unknown, number>();
  let running = 0;
  let onIdle: (() => void)[] = [];

  const lineOf = (topic: string): Line<T> => {
    const known = lines.get(topic);
    if (known !== undefined) return known;
    const line = { waiting: [], running: 0 };
    lines.set(topic, line);
    return line;
  };
  const count = (line: Line<T>, topic: string, by: 1 | -1): void => {
    line.running += by;
    running += by;
    busy.set(kindOf(topic), (busy.get(kindOf(topic)) ?? 0) + by);
  };
  const hasLane = (topic: string, line: Line<T>): boolean =>
    line.running < mostOf(topic) && (busy.get(kindOf(topic)) ?? 0) < lanesOf(topic);
  /** The topic with the least under way goes first, so that none is starved by a longer line. */
  const next = (): T | undefined => {
    let best: Line<T> | undefined;
    for (const [topic, line] of lines) {
      if (line.waiting.length === 0 || !hasLane(topic, line)) continue;
      if (best === undefined || line.running < best.running) best = line;
    }
    return best?.waiting.shift();
  };
  const fill = (): void => {
    for (let ticket = next(); ticket !== undefined; ticket = next()) begin(ticket);
  };
  const end = (topic: string): void => {
    count(lineOf(topic), topic, -1);
    fill();
    if (lineOf(topic).waiting.length === 0) onRoom();
    if (running > 0) return;
    for (const resolve of onIdle.splice(0)) resolve();
  };
  const begin = (ticket: T): void => {
    count(lineOf(ticket.topic), ticket.topic, 1);
    void ticket.run().finally(() => end(ticket.topic));
  };
  return {
    add: (ticket) => {
      lineOf(ticket.topic).waiting.push(ticket);
      fill();
    },
    waiting: (topic) => lines.get(topic)?.waiting.length ?? 0,
    running: (topic) => lines.get(topic)?.running ?? 0,
    clear: () => [...lines.values()].flatMap((line) => line.waiting.splice(0)),
    idle: () =>
      running === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            onIdle = [...onIdle, resolve];
          }),
  };
};
