import { daysBetween } from '../calendar.ts';
import { byAge, signalsOf, type SignalOf } from './answer.ts';
import { accountsFactor, cashFactor, paymentFactor } from './freshness.ts';
import type { IsoDate, Signal } from './signal.ts';

const isKnownBy = (asOf: IsoDate, today: IsoDate): boolean => daysBetween(asOf, today) >= 0;

/** Newest closing first; a confirmed statement before one that the company declared itself. */
const byClosing = (a: SignalOf<'accounts.statement'>, b: SignalOf<'accounts.statement'>): number => {
  if (a.value.closedOn !== b.value.closedOn) return a.value.closedOn > b.value.closedOn ? -1 : 1;
  return Number(a.value.declared === true) - Number(b.value.declared === true) || byAge(b, a);
};

/** The newest statement that is neither from the future nor too old, if there is one. */
export const usableStatement = (
  signals: readonly Signal[],
  today: IsoDate,
): SignalOf<'accounts.statement'> | undefined =>
  signalsOf(signals, 'accounts.statement')
    .filter((signal) => isKnownBy(signal.value.closedOn, today) && accountsFactor(signal, today) > 0)
    .toSorted(byClosing)[0];

const newest = <S extends Signal>(
  signals: readonly S[],
  today: IsoDate,
  factor: (asOf: IsoDate, today: IsoDate) => number,
): S | undefined =>
  signals
    .filter((signal) => isKnownBy(signal.asOf, today) && factor(signal.asOf, today) > 0)
    .toSorted(byAge)
    .at(-1);

export const usableCash = (signals: readonly Signal[], today: IsoDate): SignalOf<'cash.summary'> | undefined =>
  newest(
    // A window without a day has no daily figures.
    signalsOf(signals, 'cash.summary').filter((signal) => signal.value.days > 0),
    today,
    cashFactor,
  );

export const usablePayments = (signals: readonly Signal[], today: IsoDate): SignalOf<'payments.summary'> | undefined =>
  newest(signalsOf(signals, 'payments.summary'), today, paymentFactor);
