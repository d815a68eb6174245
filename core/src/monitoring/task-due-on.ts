import { addDays, dayOf } from '../calendar.ts';
import type { IsoDate } from '../signal/signal.ts';

const SATURDAY = 6;
const SUNDAY = 0;

/** So many days from `today`, and on the Monday after where that is a weekend: nobody is there to do it. */
export const taskDueOn = (today: IsoDate, days: number): IsoDate => {
  const due = dayOf(addDays(`${today}T00:00:00.000Z`, days));
  const weekday = new Date(`${due}T00:00:00.000Z`).getUTCDay();
  if (weekday !== SATURDAY && weekday !== SUNDAY) return due;
  return dayOf(addDays(`${due}T00:00:00.000Z`, weekday === SATURDAY ? 2 : 1));
};
