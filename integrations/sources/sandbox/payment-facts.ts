import type { PaymentSummary } from '@creditline/core';
import type { Calendar } from './calendar.ts';
import type { DatedFact, FactsByCompany } from './dated-fact.ts';

type Behaviour = {
  readonly invoices: number;
  readonly delayDays: number;
  readonly late30Share: number;
  readonly unpaidEuros?: number;
};

/** The last twelve months and, where a trend is to be seen, the twelve months that ended half a year ago. */
const behaviours: Readonly<Record<string, { readonly now: Behaviour; readonly before?: Behaviour }>> = {
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

export const paymentFacts: FactsByCompany = Object.fromEntries(
  Object.entries(behaviours).map(([key, { now, before }]) => [
    key,
    (calendar: Calendar): readonly DatedFact[] => [
      ...(before ? [{ kind: 'payments.summary' as const, value: summary(before), asOf: calendar.monthEnd(7) }] : []),
      { kind: 'payments.summary', value: summary(now), asOf: calendar.monthEnd(1) },
    ],
  ]),
);
