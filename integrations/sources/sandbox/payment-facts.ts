import type { IsoDate, PaymentSummary } from '@creditline/core';
import { ownMember, type DatedFact, type FactsOf } from './dated-fact.ts';
import { turnAfter, type Turn } from './happening.ts';

type Behaviour = {
  readonly invoices: number;
  readonly delayDays: number;
  readonly late30Share: number;
  readonly unpaidEuros?: number;
};

/** The last twelve months and, where a trend is to be seen, the twelve months that ended half a year ago. */
type History = { readonly now: Behaviour; readonly before?: Behaviour };

const histories: Readonly<Record<string, History>> = {
  'FR:000000018': { now: { invoices: 212, delayDays: 1, late30Share: 0 } },
  'FR:000000034': {
    now: { invoices: 96, delayDays: 28, late30Share: 0.31, unpaidEuros: 14_200 },
    before: { invoices: 104, delayDays: 9, late30Share: 0.05 },
  },
  'FR:000000042': { now: { invoices: 31, delayDays: 58, late30Share: 0.71, unpaidEuros: 41_200 } },
  'FR:000000059': { now: { invoices: 140, delayDays: 12, late30Share: 0.09 } },
  'FR:000000067': { now: { invoices: 64, delayDays: 33, late30Share: 0.38, unpaidEuros: 17_900 } },
  'FR:000000083': { now: { invoices: 188, delayDays: 4, late30Share: 0.02 } },
  'FR:000000091': { now: { invoices: 22, delayDays: 27, late30Share: 0.32, unpaidEuros: 3_100 } },
  'FR:000000109': { now: { invoices: 160, delayDays: 6, late30Share: 0.03 } },
  'FR:000000117': { now: { invoices: 75, delayDays: 5, late30Share: 0.03 } },
  'FR:000000125': { now: { invoices: 84, delayDays: 11, late30Share: 0.08 } },
  'FR:000000133': { now: { invoices: 19, delayDays: 7, late30Share: 0.05 } },
  'DE:VAT:DE999999995': { now: { invoices: 48, delayDays: 8, late30Share: 0.04 } },
  'FR:000000158': { now: { invoices: 131, delayDays: 16, late30Share: 0.11 } },
  'FR:000000174': { now: { invoices: 52, delayDays: 29, late30Share: 0.27, unpaidEuros: 6_300 } },
  'FR:000000182': { now: { invoices: 70, delayDays: 13, late30Share: 0.1 } },
  'FR:000000190': { now: { invoices: 240, delayDays: 3, late30Share: 0.01 } },
  'FR:000000208': { now: { invoices: 90, delayDays: 2, late30Share: 0.01 } },
};

const summary = (behaviour: Behaviour): PaymentSummary => ({
  months: 12,
  currency: 'EUR',
  invoices: behaviour.invoices,
  averageDelayDays: behaviour.delayDays,
  late30Share: behaviour.late30Share,
  unpaid: (behaviour.unpaidEuros ?? 0) * 100,
});

/** Of a company about which nobody had reported payments before something happened. */
const usual: Behaviour = { invoices: 40, delayDays: 6, late30Share: 0.03 };

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
const hundredths = (share: number): number => Math.round(share * 100) / 100;

/** New invoices stay unpaid, and what is paid is paid later. */
const worse = (behaviour: Behaviour): Behaviour => ({
  invoices: behaviour.invoices + 4,
  delayDays: behaviour.delayDays + 26,
  late30Share: hundredths(Math.min(0.9, behaviour.late30Share + 0.28)),
  unpaidEuros: (behaviour.unpaidEuros ?? 0) + Math.max(6_400, behaviour.invoices * 90),
});

const isSound = ({ delayDays, unpaidEuros }: Behaviour): boolean => delayDays <= 15 && (unpaidEuros ?? 0) === 0;

const behaviourAfter = (behaviour: Behaviour | undefined, turn: Turn): Behaviour | undefined => {
  if (turn.is === 'worse') return worse(behaviour ?? usual);
  if (behaviour === undefined) return turn.wasWorse ? usual : undefined;
  return isSound(behaviour) ? behaviour : { ...usual, invoices: behaviour.invoices };
};

const reported = (behaviour: Behaviour | undefined, asOf: IsoDate): readonly DatedFact[] =>
  behaviour === undefined ? [] : [{ kind: 'payments.summary', value: summary(behaviour), asOf }];

/** Reported at each month's end, and on the day when something happened. */
export const paymentFacts: FactsOf = (key, calendar, happenings) => {
  const history = ownMember(histories, key);
  const turn = turnAfter(happenings, 'payment_incident');
  const [halfYearAgo, lastMonth] = [calendar.monthEnd(7), calendar.monthEnd(1)];
  const latest =
    turn === undefined
      ? reported(history?.now, lastMonth)
      : reported(behaviourAfter(history?.now, turn), later(turn.since, lastMonth));
  const facts = [...reported(history?.before, halfYearAgo), ...latest];
  return facts.length === 0 ? undefined : facts;
};
