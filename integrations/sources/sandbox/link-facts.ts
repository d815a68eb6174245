import type { Calendar } from './calendar.ts';
import type { DatedFact, FactsByCompany } from './dated-fact.ts';

/** Companies that share a director or an owner with this one, and how many of them failed. */
const links: Readonly<Record<string, { readonly linked: number; readonly failed: number }>> = {
  'FR:000000018': { linked: 3, failed: 0 },
  'FR:000000083': { linked: 2, failed: 0 },
  'FR:000000091': { linked: 3, failed: 1 },
  'FR:000000141': { linked: 8, failed: 2 },
  'FR:000000158': { linked: 6, failed: 2 },
  'FR:000000166': { linked: 4, failed: 3 },
  'FR:000000190': { linked: 2, failed: 0 },
};

const share = (failed: number, linked: number): number => Math.round((failed / linked) * 10_000) / 10_000;

export const linkFacts: FactsByCompany = Object.fromEntries(
  Object.entries(links).map(([key, { linked, failed }]) => [
    key,
    (calendar: Calendar): readonly DatedFact[] => [
      { kind: 'links.failed', value: { share: share(failed, linked), linked }, asOf: calendar.today },
    ],
  ]),
);
