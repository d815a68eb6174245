import type { IsoDate, IsoInstant } from './signal/signal.ts';

const MS_PER_DAY = 86_400_000;

const DASH = 45;
const ZERO = 48;

/** A decimal digit of a text, NaN where there is none. */
const digitAt = (text: string, place: number): number => {
  const digit = text.charCodeAt(place) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

const pairAt = (text: string, place: number): number => 10 * digitAt(text, place) + digitAt(text, place + 1);

/**
 * Days since 1970-01-01 of a civil date, without the language's parser: a decision compares dozens of dates
 * (`days_from_civil`, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). Anything else that the parser takes
 * for a date, such as a month alone, is left to it: records that were made with it are replayed.
 */
const toDays = (date: IsoDate): number => {
  const [month, day] = [pairAt(date, 5), pairAt(date, 8)];
  if (
    date.charCodeAt(4) !== DASH ||
    date.charCodeAt(7) !== DASH ||
    !(month >= 1 && month <= 12 && day >= 1 && day <= 31)
  )
    return Date.parse(date.slice(0, 10)) / MS_PER_DAY;
  // Years begin in March, so that the day that some of them have more is their last one.
  const year = 100 * pairAt(date, 0) + pairAt(date, 2) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The UTC day of an instant. */
export const dayOf = (instant: IsoInstant): IsoDate => instant.slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round(toDays(to) - toDays(from));

/** Mean Gregorian months, good enough for bins that are whole months wide. */
export const monthsBetween = (from: IsoDate, to: IsoDate): number => daysBetween(from, to) / 30.436875;

export const yearsBetween = (from: IsoDate, to: IsoDate): number => daysBetween(from, to) / 365.2425;

export const addDays = (instant: IsoInstant, days: number): IsoInstant =>
  new Date(Date.parse(instant) + days * MS_PER_DAY).toISOString();
