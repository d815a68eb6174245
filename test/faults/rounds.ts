import { setTimeout as pause } from 'node:timers/promises';
import { shuffled, type Random } from './random.ts';

export type FaultKind = 'kill_server' | 'kill_worker' | 'pause_worker' | 'kill_redis' | 'kill_postgresql';

/** One thing that can be hit. */
export type Target = {
  readonly name: string;
  readonly kind: FaultKind;
  /** False while it is down or recovers from the last one. */
  readonly isThere: () => boolean;
  /** Hits it now; it is back so much later. Does not wait for that. */
  hit(downMs: number): void;
};

/** `at` is an ISO instant, `downMs` how long it was left down before its start. */
export type Fault = {
  readonly round: number;
  readonly at: string;
  readonly kind: FaultKind;
  readonly target: string;
  readonly downMs: number;
};

/** Of 20 rounds. PostgreSQL takes everything down with it, so that more of it would only measure waiting. */
const OF_TWENTY: Readonly<Record<FaultKind, number>> = {
  kill_server: 5,
  kill_worker: 6,
  pause_worker: 3,
  kill_redis: 3,
  kill_postgresql: 3,
};

const LONGEST_DOWN_MS = 1_000;
const GAP_MS = { least: 250, most: 1_400 } as const;
const LOOK_EVERY_MS = 50;

/** Kinds in the order of the rounds: shuffled twenty by twenty, so that a short run too has some of each. */
const kindsFor = (rounds: number, known: ReadonlySet<FaultKind>, random: Random): readonly FaultKind[] => {
  const twenty = (Object.keys(OF_TWENTY) as FaultKind[])
    .filter((kind) => known.has(kind))
    .flatMap((kind) => Array.from({ length: OF_TWENTY[kind] }, () => kind));
  const kinds: FaultKind[] = [];
  while (kinds.length < rounds) kinds.push(...shuffled(twenty, random));
  return kinds.slice(0, rounds);
};

/** The first of that kind that can be hit, from a random one on; waits until one is there. */
const chooseTarget = async (targets: readonly Target[], start: number): Promise<Target> => {
  for (;;) {
    const found = targets
      .map((_, step) => targets[(start + step) % targets.length]!)
      .find((target) => target.isThere());
    if (found !== undefined) return found;
    await pause(LOOK_EVERY_MS);
  }
};

export type RoundsOrder = {
  readonly rounds: number;
  readonly random: Random;
  readonly targets: readonly Target[];
  /** Resolves when the work has come so far that this round may happen. */
  readonly mayHappen: (round: number) => Promise<void>;
  readonly onFault: (fault: Fault) => void;
};

/** One fault after the other, chosen by the seed, with a random pause between them. */
export const runRounds = async ({ rounds, random, targets, mayHappen, onFault }: RoundsOrder): Promise<void> => {
  const kinds = kindsFor(rounds, new Set(targets.map(({ kind }) => kind)), random);
  for (const [index, kind] of kinds.entries()) {
    const round = index + 1;
    const ofKind = targets.filter((target) => target.kind === kind);
    const start = random.between(0, ofKind.length - 1);
    const downMs = random.between(0, LONGEST_DOWN_MS);
    const gapMs = random.between(GAP_MS.least, GAP_MS.most);
    await mayHappen(round);
    const target = await chooseTarget(ofKind, start);
    onFault({ round, at: new Date().toISOString(), kind, target: target.name, downMs });
    target.hit(downMs);
    await pause(gapMs);
  }
};
