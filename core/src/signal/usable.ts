import { daysBetween } from '../calendar.ts';
import { byAge, signalsOf, type SignalOf } from './answer.ts';
import { accountsFactor, cashFactor, paymentFactor } from './freshness.ts';
import { judgedStatements, type JudgedStatement } from './judged-statements.ts';
import type { IsoDate, Signal } from './signal.ts';

const isKnownBy = (asOf: IsoDate, today: IsoDate): boolean => daysBetween(asOf, today) >= 0;

/** Newest closing first; a confirmed statement before one that the company declared itself. */
const byClosing = (a: SignalOf<'accounts.statement'>, b: SignalOf<'accounts.statement'>): number => {
  if (a.value.closedOn !== b.value.closedOn) return a.value.closedOn > b.value.closedOn ? -1 : 1;
  return Number(a.value.declared === true) - Number(b.value.declared === true) || byAge(b, a);
};

/** Not too old to say anything, and of a closing day that is past. */
const isRecent = (signal: SignalOf<'accounts.statement'>, today: IsoDate): boolean =>
  isKnownBy(signal.value.closedOn, today) && accountsFactor(signal, today) > 0;

/** The newest statement without a fault that is neither from the future nor too old, if there is one. */
export const usableStatement = (
  signals: readonly Signal[],
  today: IsoDate,
): SignalOf<'accounts.statement'> | undefined =>
  judgedStatements(signals, today)
    .filter(({ signal, faults }) => faults.length === 0 && isRecent(signal, today))
    .map(({ signal }) => signal)
    .toSorted(byClosing)[0];

/**
 * The newest statement that had to be left out although it is no older than the one in use: what a reader must know of.
 * One that is too old to matter is no concern, one from the future is.
 */
export const implausibleStatement = (signals: readonly Signal[], today: IsoDate): JudgedStatement | undefined => {
  const used = usableStatement(signals, today)?.value.closedOn ?? '';
  const left = judgedStatements(signals, today).filter(
    ({ signal, faults }) =>
      faults.length > 0 &&
      signal.value.closedOn >= used &&
      (!isKnownBy(signal.value.closedOn, today) || isRecent(signal, today)),
  );
  return left.toSorted((a, b) => byClosing(a.signal, b.signal))[0];
};

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
