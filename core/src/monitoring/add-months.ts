import type { IsoDate } from '../signal/signal.ts';

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** Days of a civil month, 1..12; month 0 of the next one is the last day of this one. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day `months` civil months later, or the last day of that month when it is shorter (31 January -> 28 February). */
export const addMonths = (date: IsoDate, months: number): IsoDate => {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const day = Number(date.slice(8, 10));
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day <= 28 ? day : Math.min(day, daysIn(year, month)), 2)}`;
};
