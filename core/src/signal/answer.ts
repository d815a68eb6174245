import type { IsoDate, IsoInstant, Signal, SourceGroup } from './signal.ts';

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

export const signalsOf = <K extends Signal['kind']>(signals: readonly Signal[], kind: K): readonly SignalOf<K>[] =>
  signals.filter((signal): signal is SignalOf<K> => signal.kind === kind);

const later = (a: { readonly asOf: IsoDate }, b: { readonly asOf: IsoDate }): number =>
  a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0;

/** The newest signal of a kind; among equals the last one listed. */
export const latestOf = <K extends Signal['kind']>(signals: readonly Signal[], kind: K): SignalOf<K> | undefined =>
  signalsOf(signals, kind).toSorted(later).at(-1);
