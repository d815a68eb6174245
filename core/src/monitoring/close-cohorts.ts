import { dayOf } from '../calendar.ts';
import { GRADES } from '../scoring/assessment.ts';
import type { IsoDate } from '../signal/signal.ts';
import { addMonths } from './add-months.ts';
import { DEFAULT_DEFINITION, outcomeState, type DefaultDefinition, type ObservedOutcome } from './observed-outcome.ts';

/** How outcomes are put together. `by` is the period of the decision that makes a cohort. */
export type CohortTerms = {
  readonly today: IsoDate;
  readonly by: 'month' | 'quarter';
  readonly definition?: DefaultDefinition;
};

/** What a cohort left out, by why. `repeats` are further decisions on a company that the cohort already holds. */
export type LeftOut = { readonly alreadyDefaulted: number; readonly censored: number; readonly repeats: number };

/** Companies decided on in one period whose horizon has passed, one row each; the three lists belong together. */
export type ClosedCohort = {
  /** `2025-03` or `2025-Q1`. */
  readonly period: string;
  readonly closedOn: IsoDate;
  readonly probabilities: Float64Array;
  /** 1 defaulted within the horizon, 0 did not. */
  readonly labels: Uint8Array;
  /** Index into `GRADES`; `GRADES.length` when the decision had none. */
  readonly grades: Uint8Array;
  readonly leftOut: LeftOut;
};

/** A period that has no labels yet, and the day from which it will. */
export type OpenCohort = { readonly period: string; readonly decisions: number; readonly closesOn: IsoDate };

export type Cohorts = { readonly closed: readonly ClosedCohort[]; readonly open: readonly OpenCohort[] };

type Period = { readonly name: string; readonly lastDay: IsoDate; decisions: number; first: Map<string, number> };

const periodName = (decidedOn: IsoDate, by: CohortTerms['by']): string =>
  by === 'month' ? decidedOn.slice(0, 7) : `${decidedOn.slice(0, 4)}-Q${Math.ceil(Number(decidedOn.slice(5, 7)) / 3)}`;

/** The end of the period's last month; 31 is cut to the length of the month. */
const lastDayOf = (decidedOn: IsoDate, by: CohortTerms['by']): IsoDate => {
  const month = Number(decidedOn.slice(5, 7));
  const ahead = by === 'month' ? 0 : Math.ceil(month / 3) * 3 - month;
  return addMonths(`${decidedOn.slice(0, 7)}-31`, ahead);
};

/** Decisions by period; of each company the earliest decision in the period, so that no company counts twice. */
const periodsOf = (outcomes: readonly ObservedOutcome[], { by, today }: CohortTerms): readonly Period[] => {
  const periods = new Map<string, Period>();
  outcomes.forEach(({ companyKey, decidedAt }, row) => {
    const decidedOn = dayOf(decidedAt);
    if (decidedOn > today) return;
    const name = periodName(decidedOn, by);
    const known = periods.get(name);
    const period = known ?? { name, lastDay: lastDayOf(decidedOn, by), decisions: 0, first: new Map<string, number>() };
    if (known === undefined) periods.set(name, period);
    period.decisions += 1;
    const earlier = period.first.get(companyKey);
    if (earlier === undefined || decidedAt < outcomes[earlier]!.decidedAt) period.first.set(companyKey, row);
  });
  return [...periods.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
};

type Rows = { readonly rows: Uint32Array; readonly labels: Uint8Array; readonly leftOut: LeftOut };

const labelledRows = (
  outcomes: readonly ObservedOutcome[],
  { decisions, first }: Period,
  { today, definition = DEFAULT_DEFINITION }: CohortTerms,
): Rows => {
  const rows = new Uint32Array(first.size);
  const labels = new Uint8Array(first.size);
  let size = 0;
  let censored = 0;
  for (const row of first.values()) {
    const state = outcomeState(outcomes[row]!, today, definition);
    if (state === 'censored') censored += 1;
    if (state !== 'defaulted' && state !== 'sound') continue;
    rows[size] = row;
    labels[size] = state === 'defaulted' ? 1 : 0;
    size += 1;
  }
  const leftOut = { alreadyDefaulted: first.size - size - censored, censored, repeats: decisions - first.size };
  return { rows: rows.subarray(0, size), labels: labels.slice(0, size), leftOut };
};

/**
 * Outcomes -> cohorts by the period of the decision. A cohort closes when the horizon has passed for the period's last
 * day, so a decision entered late cannot reopen it; before that it has no labels at all. Decisions dated after `today`
 * are not there yet. Time O(outcomes), one number per row of copies.
 * @throws MeasureError `bad_interval`, see `outcomeState`.
 */
export const closeCohorts = (outcomes: readonly ObservedOutcome[], terms: CohortTerms): Cohorts => {
  const { horizonMonths } = terms.definition ?? DEFAULT_DEFINITION;
  const closed: ClosedCohort[] = [];
  const open: OpenCohort[] = [];
  for (const period of periodsOf(outcomes, terms)) {
    const closesOn = addMonths(period.lastDay, horizonMonths);
    if (closesOn > terms.today) {
      open.push({ period: period.name, decisions: period.decisions, closesOn });
      continue;
    }
    const { rows, labels, leftOut } = labelledRows(outcomes, period, terms);
    closed.push({
      period: period.name,
      closedOn: closesOn,
      probabilities: Float64Array.from(rows, (row) => outcomes[row]!.probabilityOfDefault),
      labels,
      grades: Uint8Array.from(rows, (row) => gradeIndex(outcomes[row]!)),
      leftOut,
    });
  }
  return { closed, open };
};

const gradeIndex = ({ grade }: ObservedOutcome): number =>
  grade === undefined ? GRADES.length : GRADES.indexOf(grade);
