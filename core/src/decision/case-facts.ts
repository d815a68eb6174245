import { yearsBetween } from '../calendar.ts';
import type { SubjectKind } from '../company/company.ts';
import { latestOf, signalsOf } from '../signal/answer.ts';
import type { Features } from '../signal/feature.ts';
import { proceedingsState, type ProceedingsState } from '../signal/proceedings.ts';
import type { IsoDate, Signal, SourceGroup } from '../signal/signal.ts';
import type { StatementFault } from '../signal/statement-faults.ts';
import { implausibleStatement } from '../signal/usable.ts';

/** The facts that rules ask about, next to the assessment. */
export type CaseFacts = {
  /** `isStruckOff`: by a notice, while no register says itself that the company has ceased. */
  readonly ceased?: { readonly since: IsoDate; readonly source: string; readonly isStruckOff?: true };
  readonly proceedings: ProceedingsState;
  /** The latest closing of proceedings, also where others were opened since. */
  readonly lastClosed?: { readonly years: number; readonly source: string; readonly asOf: IsoDate };
  readonly unreadNotice?: { readonly id: string; readonly source: string; readonly asOf: IsoDate };
  /** Accounts that cannot be right; `asOf` is the day they close on. */
  readonly implausible?: { readonly fault: StatementFault; readonly source: string; readonly asOf: IsoDate };
  readonly present: readonly SourceGroup[];
  readonly ageYears?: number;
  readonly features: Features;
  readonly subjectKind: SubjectKind;
  readonly matchConfidence: number;
};

const ceasedFact = (signals: readonly Signal[]): CaseFacts['ceased'] => {
  const status = latestOf(signals, 'company.status');
  if (status?.value === 'ceased') return { since: status.asOf, source: status.source };
  const struckOff = latestOf(signals, 'company.struck_off');
  return struckOff === undefined ? undefined : { since: struckOff.asOf, source: struckOff.source, isStruckOff: true };
};

const lastClosedFact = (signals: readonly Signal[], today: IsoDate): CaseFacts['lastClosed'] => {
  const closed = latestOf(signals, 'proceedings.closed');
  if (closed === undefined) return undefined;
  return { years: Math.max(0, yearsBetween(closed.asOf, today)), source: closed.source, asOf: closed.asOf };
};

const unreadFact = (signals: readonly Signal[]): CaseFacts['unreadNotice'] => {
  const unread = latestOf(signals, 'notices.unread');
  return unread === undefined ? undefined : { id: unread.value, source: unread.source, asOf: unread.asOf };
};

const implausibleFact = (signals: readonly Signal[], today: IsoDate): CaseFacts['implausible'] => {
  const left = implausibleStatement(signals, today);
  const fault = left?.faults[0];
  if (left === undefined || fault === undefined) return undefined;
  return { fault, source: left.signal.source, asOf: left.signal.value.closedOn };
};

/** A sole trader by any source is a natural person: the stricter rules win. */
const subjectOf = (signals: readonly Signal[]): SubjectKind =>
  signalsOf(signals, 'company.subject').some((signal) => signal.value === 'natural_person')
    ? 'natural_person'
    : 'legal_person';

type Known = {
  readonly present: readonly SourceGroup[];
  readonly matchConfidence: number;
  readonly today: IsoDate;
};

export const caseFacts = (
  signals: readonly Signal[],
  features: Features,
  { present, matchConfidence, today }: Known,
): CaseFacts => {
  const ceased = ceasedFact(signals);
  const lastClosed = lastClosedFact(signals, today);
  const unreadNotice = unreadFact(signals);
  const implausible = implausibleFact(signals, today);
  const ageYears = features.age_years?.value;
  return {
    ...(ceased === undefined ? {} : { ceased }),
    proceedings: proceedingsState(signals),
    ...(lastClosed === undefined ? {} : { lastClosed }),
    ...(unreadNotice === undefined ? {} : { unreadNotice }),
    ...(implausible === undefined ? {} : { implausible }),
    present,
    ...(ageYears === undefined ? {} : { ageYears }),
    features,
    subjectKind: subjectOf(signals),
    matchConfidence,
  };
};
