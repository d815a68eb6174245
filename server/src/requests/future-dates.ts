import { daysBetween } from '@creditline/core';
import type { FieldFault } from '../errors.ts';
import type { ScoreRequest } from './score.ts';

const MESSAGE = 'must not be in the future';

/** Where the caller is, it may be tomorrow already (up to UTC+14): a payment of that day was made. */
const AHEAD_DAYS = 1;

/** Accounts that are not closed yet and payments that were not made yet are no facts. `today` is a UTC date. */
export const futureDates = (request: ScoreRequest, today: string): readonly FieldFault[] => {
  const daysAhead = (date: string | null | undefined): number => (date == null ? 0 : daysBetween(today, date));
  const closed =
    daysAhead(request.financials?.closed_on) > 0 ? [{ field: 'financials.closed_on', message: MESSAGE }] : [];
  const paid = (request.payments ?? []).flatMap(({ paid_on: paidOn }, index) =>
    daysAhead(paidOn) > AHEAD_DAYS ? [{ field: `payments.${index}.paid_on`, message: MESSAGE }] : [],
  );
  return [...closed, ...paid];
};
