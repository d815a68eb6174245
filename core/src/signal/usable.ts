import { daysBetween } from '../calendar.ts';
import { annualFlows } from './annual-flows.ts';
import { byAge, signalsOf, type SignalOf } from './answer.ts';
import { accountsFactor, cashFactor, paymentFactor } from './freshness.ts';
import { judgedStatements, type JudgedStatement } from './judged-statements.ts';
import { oncePerList } from './once-per-list.ts';
import type { IsoDate, Signal } from './signal.ts';
import { STATEMENT_RATIOS } from './statement-ratios.ts';

const isKnownBy = (asOf: IsoDate, today: IsoDate): boolean => daysBetween(asOf, today) >= 0;

/** Newest closing first; a confirmed statement before one that the company declared itself. */
const byClosing = (a: SignalOf<'accounts.statement'>, b: SignalOf<'accounts.statement'>): number => {
  if (a.value.closedOn !== b.value.closedOn) return a.value.closedOn > b.value.closedOn ? -1 : 1;
  return Number(a.value.declared === true) - Number(b.value.declared === true) || byAge(b, a);
};

/** Not too old to say anything, and of a closing day that is past. */
const isRecent = (signal: SignalOf<'accounts.statement'>, today: IsoDate): boolean =>
  isKnownBy(signal.value.closedOn, today) && accountsFactor(signal, today) > 0;

const RATIOS = Object.values(STATEMENT_RATIOS);

/** A statement without a single ratio says nothing: in use it would count as accounts, or hide older ones that do. */
const isTelling = ({ value }: SignalOf<'accounts.statement'>): boolean => {
  const figures = { ...value, year: annualFlows(value) };
  return RATIOS.some((ratio) => ratio(figures) !== undefined);
};

/** The first of a list in its order that passes; what is costly to ask is asked of no more than it takes. */
const first = <S>(list: readonly S[], order: (a: S, b: S) => number, passes: (one: S) => boolean): S | undefined =>
  (list.length > 1 ? list.toSorted(order) : list).find(passes);

/** The newest statement with any ratio and without a fault that is neither from the future nor too old, if there is one. */
export const usableStatement = oncePerList((signals, today): SignalOf<'accounts.statement'> | undefined =>
  first(
    judgedStatements(signals, today)
      .filter(({ signal, faults }) => faults.length === 0 && isRecent(signal, today))
      .map(({ signal }) => signal),
    byClosing,
    isTelling,
  ),
);

/**
 * The newest statement that had to be left out although it is no older than the one in use: what a reader must know of.
 * One that is too old to matter is no concern, one from the future is.
 */
export const implausibleStatement = oncePerList((signals, today): JudgedStatement | undefined => {
  const used = usableStatement(signals, today)?.value.closedOn ?? '';
  const left = judgedStatements(signals, today).filter(
    ({ signal, faults }) =>
      faults.length > 0 &&
      signal.value.closedOn >= used &&
      (!isKnownBy(signal.value.closedOn, today) || isRecent(signal, today)),
  );
  return left.toSorted((a, b) => byClosing(a.signal, b.signal))[0];
});

const newest = <S extends Signal>(
  signals: readonly S[],
  today: IsoDate,
  factor: (asOf: IsoDate, today: IsoDate) => number,
): S | undefined =>
  signals
    .filter((signal) => isKnownBy(signal.asOf, today) && factor(signal.asOf, today) > 0)
    .toSorted(byAge)
    .at(-1);

export const usableCash = oncePerList((signals, today): SignalOf<'cash.summary'> | undefined =>
  newest(
    // A window without a day has no daily figures.
    signalsOf(signals, 'cash.summary').filter((signal) => signal.value.days > 0),
    today,
    cashFactor,
  ),
);

/** One or two invoices paid in time are chance, not a habit, and cheap to arrange. */
const FEWEST_INVOICES = 3;

/** An invoice left unpaid is bad news on its own: only what speaks for a company needs a history. */
const isHistory = ({ value: { invoices, unpaid } }: SignalOf<'payments.summary'>): boolean =>
  invoices >= FEWEST_INVOICES || (invoices > 0 && unpaid > 0);

export const usablePayments = oncePerList((signals, today): SignalOf<'payments.summary'> | undefined =>
  newest(signalsOf(signals, 'payments.summary').filter(isHistory), today, paymentFactor),
);
