import { decide } from '../decision/decide.ts';
import type { Policy } from '../decision/policy.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { canonicalJson } from './canonical-json.ts';
import type { DecisionRecord } from './decision-record.ts';

/** A place where the decision made again is not the recorded one; `undefined` means absent there. */
export type Difference = { readonly path: string; readonly recorded: unknown; readonly replayed: unknown };

export type Replay = {
  readonly identical: boolean;
  /** Canonical JSON of the decision made again. */
  readonly replayed: string;
  readonly differences: readonly Difference[];
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every place where two values differ, by path; absent and undefined are the same. */
export const differencesOf = (path: string, recorded: unknown, replayed: unknown): readonly Difference[] => {
  if (!isObject(recorded) || !isObject(replayed)) {
    return Object.is(recorded, replayed) ? [] : [{ path, recorded, replayed }];
  }
  const keys = [...new Set([...Object.keys(recorded), ...Object.keys(replayed)])];
  return keys.flatMap((key) => differencesOf(path === '' ? key : `${path}.${key}`, recorded[key], replayed[key]));
};

/** Decides again from the record's own input, scorecard and policy, and compares byte for byte. */
export const replay = (
  record: DecisionRecord,
  rules: { readonly scorecard: Scorecard; readonly policy: Policy },
): Replay => {
  const recorded = canonicalJson(record.decision);
  const replayed = canonicalJson(decide(record.input, rules));
  const identical = recorded === replayed;
  // Compared after parsing, so that absent and undefined members are the same in both.
  return {
    identical,
    replayed,
    differences: identical ? [] : differencesOf('', JSON.parse(recorded), JSON.parse(replayed)),
  };
};
