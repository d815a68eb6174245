import type { Fact, IsoDate } from '@creditline/core';
import type { Calendar } from './calendar.ts';

/** A fact before it carries the name of the source that gives it. */
export type DatedFact = Fact & { readonly asOf: IsoDate; readonly reference?: string; readonly personal?: true };

/** What one source knows, by company key. A company that is not a key is unknown to that source. */
export type FactsByCompany = Readonly<Record<string, (calendar: Calendar) => readonly DatedFact[]>>;
