import type { Calendar } from './calendar.ts';
import type { DatedFact, FactsByCompany } from './dated-fact.ts';
import { linkNetworks } from './link-networks.ts';

/** Of these companies only the outcome is told: how many companies share a director or an owner, how many failed. */
const aggregates: Readonly<Record<string, { readonly linked: number; readonly failed: number }>> = {
  'FR:000000091': { linked: 3, failed: 1 },
  'FR:000000158': { linked: 6, failed: 2 },
};

const share = (failed: number, linked: number): number => Math.round((failed / linked) * 10_000) / 10_000;

const aggregateFacts: FactsByCompany = Object.fromEntries(
  Object.entries(aggregates).map(([key, { linked, failed }]) => [
    key,
    (calendar: Calendar): readonly DatedFact[] => [
      { kind: 'links.failed', value: { share: share(failed, linked), linked }, asOf: calendar.today },
    ],
  ]),
);

const networkFacts: FactsByCompany = Object.fromEntries(
  Object.entries(linkNetworks).map(([key, networkOf]) => [
    key,
    (calendar: Calendar): readonly DatedFact[] => {
      const value = networkOf(key, calendar);
      const isPersonal = value.holders.some(({ subject }) => subject === 'natural_person');
      return [{ kind: 'links.network', value, asOf: calendar.today, ...(isPersonal && { personal: true as const }) }];
    },
  ]),
);

export const linkFacts: FactsByCompany = { ...aggregateFacts, ...networkFacts };
