import { GRADES, OUTCOMES, type Grade, type Outcome, type ReasonCode } from '@creditline/core';

/** What a company's standing decision says, or what it would be. `limitMinor` is the proposed limit. */
export type RescoreStanding = {
  readonly outcome: Outcome;
  readonly grade: Grade;
  readonly score: number;
  readonly limitMinor: number;
  readonly currency: string;
};

/** A company that comes out other than it stands. */
export type RescoreChange = {
  readonly companyKey: string;
  readonly from: RescoreStanding;
  readonly to: RescoreStanding;
  readonly reasons: readonly ReasonCode[];
};

export type NewlyRefused = { readonly companyKey: string; readonly limitMinor: number; readonly currency: string };

/** Counts by `from>to`; sums in minor units by currency. */
export type RescoreResult = {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly grades: Readonly<Record<string, number>>;
  readonly limitBefore: Readonly<Record<string, number>>;
  readonly limitAfter: Readonly<Record<string, number>>;
  readonly changed: number;
  /** Companies whose recorded facts could not be decided about. */
  readonly failed: number;
  /** The largest limits first. */
  readonly newlyRefused: readonly NewlyRefused[];
};

export const EMPTY_RESULT: RescoreResult = {
  outcomes: {},
  grades: {},
  limitBefore: {},
  limitAfter: {},
  changed: 0,
  failed: 0,
  newlyRefused: [],
};

/** More than this is read in the list of changes. */
export const MOST_NEWLY_REFUSED = 20;

const byLimit = (a: NewlyRefused, b: NewlyRefused): number =>
  b.limitMinor - a.limitMinor || (a.companyKey < b.companyKey ? -1 : 1);

export const largestRefused = (refused: readonly NewlyRefused[]): readonly NewlyRefused[] =>
  refused.toSorted(byLimit).slice(0, MOST_NEWLY_REFUSED);

type Counts = Readonly<Record<string, number>>;

const summed = (a: Counts, b: Counts): Counts => {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** The result of two lists of companies from those of each. */
export const mergedResults = (a: RescoreResult, b: RescoreResult): RescoreResult => ({
  outcomes: summed(a.outcomes, b.outcomes),
  grades: summed(a.grades, b.grades),
  limitBefore: summed(a.limitBefore, b.limitBefore),
  limitAfter: summed(a.limitAfter, b.limitAfter),
  changed: a.changed + b.changed,
  failed: a.failed + b.failed,
  newlyRefused: largestRefused([...a.newlyRefused, ...b.newlyRefused]),
});

type Cell<T> = { readonly from: T; readonly to: T; readonly count: number };

const cellsOf = <T extends string>(names: readonly T[], counts: Counts): readonly Cell<T>[] =>
  names.flatMap((from) =>
    names.flatMap((to) => {
      const count = counts[`${from}>${to}`];
      return count === undefined ? [] : [{ from, to, count }];
    }),
  );

/** Every pair of outcomes that was met, in the order of the outcomes. */
export const outcomeCells = ({ outcomes }: RescoreResult): readonly Cell<Outcome>[] => cellsOf(OUTCOMES, outcomes);
export const gradeCells = ({ grades }: RescoreResult): readonly Cell<Grade>[] => cellsOf(GRADES, grades);
