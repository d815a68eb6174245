import type { IsoDate, Signal } from './signal.ts';

type Read<T> = (signals: readonly Signal[], today: IsoDate) => T;

/**
 * The same reading, made once for as long as one list and day are asked about: score, confidence, rules and limit each
 * ask which statement is in use. Only the last list is kept, for a decision reads one list at a time and a map of many
 * would cost more than it saves. The list must not change afterwards.
 */
export const oncePerList = <T>(read: Read<T>): Read<T> => {
  let last: { readonly signals: readonly Signal[]; readonly today: IsoDate; readonly value: T } | undefined;
  return (signals, today) => {
    if (last === undefined || last.signals !== signals || last.today !== today)
      last = { signals, today, value: read(signals, today) };
    return last.value;
  };
};
