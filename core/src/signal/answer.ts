import { canonicalJson } from '../audit/canonical-json.ts';
import type { IsoInstant, Signal, SourceGroup } from './signal.ts';

/** What one source said of one company, and when it was asked. This is what a decision is made of and recorded with. */
export type Answer = {
  readonly source: string;
  readonly groups: readonly SourceGroup[];
  readonly found: boolean;
  readonly signals: readonly Signal[];
  readonly fetchedAt: IsoInstant;
};

/** A signal of one kind, with its own value type. */
export type SignalOf<K extends Signal['kind']> = Extract<Signal, { kind: K }>;

type ByKind = ReadonlyMap<Signal['kind'], readonly Signal[]>;

/** One list is asked for nearly every kind, so it is gone through once. */
const grouped = new WeakMap<readonly Signal[], ByKind>();

const byKindOf = (signals: readonly Signal[]): ByKind => {
  const known = grouped.get(signals);
  if (known !== undefined) return known;
  const byKind = Map.groupBy(signals, ({ kind }) => kind);
  grouped.set(signals, byKind);
  return byKind;
};

/** The signals of one kind in their order. The list must not change afterwards. */
export const signalsOf = <K extends Signal['kind']>(signals: readonly Signal[], kind: K): readonly SignalOf<K>[] =>
  (byKindOf(signals).get(kind) ?? []) as readonly SignalOf<K>[];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Older first. Signals of one day are ordered by value and source, never by where they stood in the list: the order in
 * which sources answer must not decide. A status of `ceased` comes after `active`, so that the worse one is the latest.
 */
export const byAge = (a: Signal, b: Signal): number =>
  compare(a.asOf, b.asOf) || compare(canonicalJson(a.value), canonicalJson(b.value)) || compare(a.source, b.source);

/** The newest signal of a kind; see `byAge` for two of one day. */
export const latestOf = <K extends Signal['kind']>(signals: readonly Signal[], kind: K): SignalOf<K> | undefined =>
  signalsOf(signals, kind).reduce<SignalOf<K> | undefined>(
    (latest, signal) => (latest === undefined || byAge(latest, signal) <= 0 ? signal : latest),
    undefined,
  );
