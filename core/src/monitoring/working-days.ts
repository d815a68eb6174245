import { addDays, dayOf } from '../calendar.ts';
import type { IsoDate } from '../signal/signal.ts';

const next = (date: IsoDate): IsoDate => dayOf(addDays(`${date}T00:00:00.000Z`, 1));

/** Monday to Friday. Public holidays are not known here: they differ by country, region and company. */
const isWorkingDay = (date: IsoDate): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** The working day that is so many working days after `date`; with 0 the day itself, or the first one after a weekend. */
export const addWorkingDays = (date: IsoDate, days: number): IsoDate => {
  let day = date;
  for (let left = days; left > 0 || !isWorkingDay(day);) {
    day = next(day);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
};
