import { byAge, latestOf, signalsOf, type SignalOf } from '../signal/answer.ts';
import { proceedingsState, severityOf } from '../signal/proceedings.ts';
import type { IsoDate, Proceedings, Signal } from '../signal/signal.ts';

export type Opening = SignalOf<'proceedings.opened'>;

/** The day of the last plan or closing: what was opened by then is no longer open. */
const settledOn = (signals: readonly Signal[]): IsoDate =>
  [...signalsOf(signals, 'proceedings.plan'), ...signalsOf(signals, 'proceedings.closed')].reduce(
    (latest, { asOf }) => (asOf > latest ? asOf : latest),
    '',
  );

/** The openings that no plan and no closing has ended. On one day an opening comes before its end. */
export const openingsInForce = (signals: readonly Signal[]): readonly Opening[] => {
  const settled = settledOn(signals);
  return signalsOf(signals, 'proceedings.opened').filter(({ asOf }) => asOf > settled);
};

/** How far the gravest of them has gone: 0 for none, 4 for liquidation. */
export const gravestOf = (openings: readonly { readonly value: Proceedings }[]): number =>
  openings.reduce((gravest, { value }) => Math.max(gravest, severityOf(value)), 0);

/** True for a judgment that was known: who published it, and under which number, makes no other judgment of it. */
export const isKnown = (opening: Opening, known: readonly Signal[]): boolean =>
  signalsOf(known, 'proceedings.opened').some(({ value, asOf }) => value === opening.value && asOf === opening.asOf);

type End = Pick<Signal, 'source' | 'asOf' | 'reference'>;

/** Debts that were left when nothing more was to be had end a company before any register strikes it off. */
const closedUnpaid = (signals: readonly Signal[]): End | undefined => {
  const state = proceedingsState(signals);
  if (state.state !== 'closed' || state.outcome !== 'insufficient_assets') return undefined;
  return signalsOf(signals, 'proceedings.closed')
    .filter(({ asOf, source }) => asOf === state.since && source === state.source)
    .toSorted(byAge)
    .at(-1);
};

/** The fact that the company is no more: ceased, struck off, or closed with debts unpaid. */
export const endOf = (signals: readonly Signal[]): End | undefined => {
  const status = latestOf(signals, 'company.status');
  return status?.value === 'ceased' ? status : (latestOf(signals, 'company.struck_off') ?? closedUnpaid(signals));
};
