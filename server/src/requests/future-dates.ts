import { daysBetween } from '@creditline/core';
import type { FieldFault } from '../errors.ts';
import type { ScoreRequest } from './score.ts';

const MESSAGE = 'must not be in the future';

/** Accounts that are not closed yet and payments that were not made yet are no facts. `today` is a UTC date. */
export const futureDates = (request: ScoreRequest, today: string): readonly FieldFault[] => {
  const isFuture = (date: string | null | undefined): boolean => date != null && daysBetween(today, date) > 0;
  const closed = isFuture(request.financials?.closed_on) ? [{ field: 'financials.closed_on', message: MESSAGE }] : [];
  const paid = (request.payments ?? []).flatMap(({ paid_on: paidOn }, index) =>
    isFuture(paidOn) ? [{ field: `payments.${index}.paid_on`, message: MESSAGE }] : [],
  );
  return [...closed, ...paid];
};
