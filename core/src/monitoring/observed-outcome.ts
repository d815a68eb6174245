import { dayOf } from '../calendar.ts';
import type { Grade } from '../scoring/assessment.ts';
import type { IsoDate, IsoInstant } from '../signal/signal.ts';
import { addMonths } from './add-months.ts';
import { MeasureError } from './measure-error.ts';

/** What became known of a company, with the day from which it was known: paid in full, > 30 or > 90 days late, proceedings. */
export const OUTCOME_EVENTS = ['paid', 'late_30', 'late_90', 'proceedings'] as const;
export type OutcomeEvent = { readonly kind: (typeof OUTCOME_EVENTS)[number]; readonly on: IsoDate };

/** One decision and what followed. `probabilityOfDefault` and `score` are those of the decision, never of a later one. */
export type ObservedOutcome = {
  readonly companyKey: string;
  readonly decidedAt: IsoInstant;
  readonly probabilityOfDefault: number;
  readonly score: number;
  readonly grade?: Grade;
  /** In any order; those from before the decision say what the company was already in. */
  readonly events: readonly OutcomeEvent[];
  /** The last day for which we would know of an event: "no event until then", not "no event". */
  readonly observedUntil: IsoDate;
};

/** What counts as a default, and within how many civil months of the decision. */
export type DefaultDefinition = {
  readonly events: readonly OutcomeEvent['kind'][];
  readonly horizonMonths: number;
};

/** Proceedings, or more than 90 days late (the usual regulatory line), within 12 months. */
export const DEFAULT_DEFINITION: DefaultDefinition = { events: ['proceedings', 'late_90'], horizonMonths: 12 };

/**
 * What an outcome says on a given day. `defaulted` and `sound` are labels. `open`: the horizon has not passed, so there
 * is no label yet, not even for a default that is already known (counting early defaults alone would overstate the
 * rate). `censored`: we lost sight of the company before the horizon. `already_defaulted`: it was in proceedings, or in
 * a default that was not paid, when it was decided on; predicting that would only flatter the model.
 */
export type OutcomeState = 'defaulted' | 'sound' | 'open' | 'censored' | 'already_defaulted';

const check = ({ companyKey, decidedAt, events, observedUntil }: ObservedOutcome, decidedOn: IsoDate): void => {
  if (observedUntil < decidedOn)
    throw new MeasureError('bad_interval', `${companyKey}: observed until ${observedUntil}, but decided ${decidedAt}`);
  const late = events.find(({ on }) => on > observedUntil);
  if (late !== undefined)
    throw new MeasureError('bad_interval', `${companyKey}: ${late.kind} on ${late.on}, after ${observedUntil}`);
};

/** A default up to the day of the decision that no later payment settled; nothing settles proceedings. */
const wasInDefault = (events: readonly OutcomeEvent[], decidedOn: IsoDate, definition: DefaultDefinition): boolean => {
  const before = events.filter(({ on }) => on <= decidedOn);
  return before.some(
    ({ kind, on }) =>
      kind === 'proceedings' ||
      (definition.events.includes(kind) && !before.some((later) => later.kind === 'paid' && later.on >= on)),
  );
};

/**
 * The state of an outcome as `today` can know it: nothing dated later has any effect.
 * @throws MeasureError `bad_interval` when the observation ends before the decision or before an event.
 */
export const outcomeState = (
  outcome: ObservedOutcome,
  today: IsoDate,
  definition: DefaultDefinition = DEFAULT_DEFINITION,
): OutcomeState => {
  const decidedOn = dayOf(outcome.decidedAt);
  check(outcome, decidedOn);
  if (wasInDefault(outcome.events, decidedOn, definition)) return 'already_defaulted';
  const horizon = addMonths(decidedOn, definition.horizonMonths);
  if (horizon > today) return 'open';
  const isDefaulted = outcome.events.some(
    ({ kind, on }) => on > decidedOn && on <= horizon && definition.events.includes(kind),
  );
  if (isDefaulted) return 'defaulted';
  return outcome.observedUntil < horizon ? 'censored' : 'sound';
};
