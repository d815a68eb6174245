import type { IsoDate } from '@creditline/core';
import { dayOfHappening, type Happening } from './happening.ts';

/** Accounts that were filed: of the year that closed then, on that day. */
export type Filing = { readonly closedOn: IsoDate; readonly filedOn: IsoDate; readonly id: string };

/** Two months are the quickest that an accountant closes the books and files them. */
const MONTHS_TO_FILE = 2;

/** The last day of the month that ended at least `MONTHS_TO_FILE` months before. */
const closingBefore = (day: IsoDate): IsoDate => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - MONTHS_TO_FILE, 0)).toISOString().slice(0, 10);
};

/** What happenings filed, one for each closing: the same year's accounts are not filed twice. */
export const filingsAfter = (happenings: readonly Happening[]): readonly Filing[] => {
  const filings = new Map<IsoDate, Filing>();
  for (const happening of happenings.filter(({ event }) => event === 'accounts_filed')) {
    const filedOn = dayOfHappening(happening);
    const closedOn = closingBefore(filedOn);
    if (!filings.has(closedOn)) filings.set(closedOn, { closedOn, filedOn, id: happening.id });
  }
  return [...filings.values()];
};
