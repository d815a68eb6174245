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
  // Not Map.groupBy, which asks its callback through the language's iteration protocol and takes three times as long.
  const byKind = new Map<Signal['kind'], Signal[]>();
  for (let index = 0; index < signals.length; index += 1) {
    const signal = signals[index]!;
    const same = byKind.get(signal.kind);
    if (same === undefined) byKind.set(signal.kind, [signal]);
    else same.push(signal);
  }
  grouped.set(signals, byKind);
  return byKind;
};

/** The signals of one kind in their order. The list must not change afterwards. */
export const signalsOf = <K extends Signal['kind']>(signals: readonly Signal[], kind: K): readonly SignalOf<K>[] =>
  (byKindOf(signals).get(kind) ?? []) as readonly SignalOf<K>[];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A status or a date that is the same needs no text to be compared. */
const compareValues = (a: Signal, b: Signal): number =>
  a.value === b.value ? 0 : compare(canonicalJson(a.value), canonicalJson(b.value));

/**
 * Older first. Signals of one day are ordered by value and source, never by where they stood in the list: the order in
 * which sources answer must not decide. A status of `ceased` comes after `active`, so that the worse one is the latest.
 */
export const byAge = (a: Signal, b: Signal): number =>
  compare(a.asOf, b.asOf) || compareValues(a, b) || compare(a.source, b.source);

/** The newest signal of a kind; see `byAge` for two of one day. */
export const latestOf = <K extends Signal['kind']>(signals: readonly Signal[], kind: K): SignalOf<K> | undefined =>
  newestOf(signalsOf(signals, kind));

/** The newest of a list of signals of one kind, undefined of an empty one; see `byAge` for two of one day. */
export const newestOf = <S extends Signal>(signals: readonly S[]): S | undefined => {
  let latest = signals[0];
  for (let index = 1; index < signals.length; index += 1) {
    const signal = signals[index]!;
    if (byAge(latest!, signal) <= 0) latest = signal;
  }
  return latest;
};
