import type { IsoDate } from '@creditline/core';

/** Dates counted back from one instant, so that the sandbox never ages and the same instant gives the same facts. */
export type Calendar = {
  readonly today: IsoDate;
  readonly minute: number;
  daysAgo(days: number): IsoDate;
  monthsAgo(months: number): IsoDate;
  /** The last day of the month that lies `months` back: companies close their books at a month's end. */
  monthEnd(months: number): IsoDate;
};

const toIsoDate = (date: Date): IsoDate => date.toISOString().slice(0, 10);

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

export const calendarAt = (now: Date): Calendar => {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()] as const;
  return {
    today: toIsoDate(now),
    minute: Math.floor(now.getTime() / 60_000),
    daysAgo: (days) => toIsoDate(new Date(Date.UTC(year, month, day - days))),
    // 31 March minus one month is the last day of February, not the third of March.
    monthsAgo: (months) =>
      toIsoDate(new Date(Date.UTC(year, month - months, Math.min(day, lastDayOfMonth(year, month - months))))),
    monthEnd: (months) => toIsoDate(new Date(Date.UTC(year, month - months + 1, 0))),
  };
};
