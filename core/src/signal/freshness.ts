import { daysBetween, dayOf, monthsBetween } from '../calendar.ts';
import type { Answer, SignalOf } from './answer.ts';
import type { IsoDate } from './signal.ts';

/** A factor of 1 is fresh, 0 is too old to use. Steps, so that a day more never looks safer. */
type Step = { readonly upTo: number; readonly factor: number };

const stepped = (age: number, steps: readonly Step[]): number => steps.find((step) => age <= step.upTo)?.factor ?? 0;

/** Accounts are filed up to 7 months after a year's end, so 18 months is the age of normal current accounts. */
const ACCOUNTS_MONTHS: readonly Step[] = [
  { upTo: 18, factor: 1 },
  { upTo: 30, factor: 0.8 },
  { upTo: 42, factor: 0.5 },
];
const CASH_DAYS: readonly Step[] = [
  { upTo: 35, factor: 1 },
  { upTo: 120, factor: 0.6 },
];
const PAYMENT_DAYS: readonly Step[] = [
  { upTo: 100, factor: 1 },
  { upTo: 400, factor: 0.6 },
];
/** Registers change by the day; an old answer still tells more than none, so it never falls to 0. */
const REGISTER_DAYS: readonly Step[] = [
  { upTo: 7, factor: 1 },
  { upTo: 30, factor: 0.9 },
  { upTo: 90, factor: 0.7 },
  { upTo: Number.POSITIVE_INFINITY, factor: 0.4 },
];
/** Figures that the company states of itself and nobody confirmed. */
const DECLARED_FACTOR = 0.6;

export const accountsFactor = (signal: SignalOf<'accounts.statement'>, today: IsoDate): number =>
  stepped(monthsBetween(signal.value.closedOn, today), ACCOUNTS_MONTHS) *
  (signal.value.declared === true ? DECLARED_FACTOR : 1);

export const cashFactor = (asOf: IsoDate, today: IsoDate): number => stepped(daysBetween(asOf, today), CASH_DAYS);

export const paymentFactor = (asOf: IsoDate, today: IsoDate): number => stepped(daysBetween(asOf, today), PAYMENT_DAYS);

export const registerFactor = (answer: Answer, today: IsoDate): number =>
  stepped(daysBetween(dayOf(answer.fetchedAt), today), REGISTER_DAYS);
