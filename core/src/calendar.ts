import type { IsoDate, IsoInstant } from './signal/signal.ts';

const MS_PER_DAY = 86_400_000;

/** A date without a time is UTC by the language's own rule (ECMA-262, 21.4.1.32). */
const toMs = (date: IsoDate): number => Date.parse(date.length === 10 ? date : date.slice(0, 10));

/** The UTC day of an instant. */
export const dayOf = (instant: IsoInstant): IsoDate => instant.slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((toMs(to) - toMs(from)) / MS_PER_DAY);

/** Mean Gregorian months, good enough for bins that are whole months wide. */
export const monthsBetween = (from: IsoDate, to: IsoDate): number => daysBetween(from, to) / 30.436875;

export const yearsBetween = (from: IsoDate, to: IsoDate): number => daysBetween(from, to) / 365.2425;

export const addDays = (instant: IsoInstant, days: number): IsoInstant =>
  new Date(Date.parse(instant) + days * MS_PER_DAY).toISOString();
