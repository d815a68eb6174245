import type { Fact, IsoDate } from '@creditline/core';
import type { Calendar } from './calendar.ts';
import type { Happening } from './happening.ts';

/** A fact before it carries the name of the source that gives it. */
export type DatedFact = Fact & { readonly asOf: IsoDate; readonly reference?: string; readonly personal?: true };

/** What one source knows, by company key. A company that is not a key is unknown to that source. */
export type FactsByCompany = Readonly<Record<string, (calendar: Calendar) => readonly DatedFact[]>>;

/** What one source says of a company after what happened to it, oldest first; undefined: it does not know the company. */
export type FactsOf = (
  key: string,
  calendar: Calendar,
  happenings: readonly Happening[],
) => readonly DatedFact[] | undefined;

/** The member of a table; a key of Object.prototype ("constructor") must not be taken for a company. */
export const ownMember = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** A source whose facts no happening changes. */
export const unchanged =
  (facts: FactsByCompany): FactsOf =>
  (key, calendar) =>
    ownMember(facts, key)?.(calendar);
