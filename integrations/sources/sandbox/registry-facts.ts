import type { Calendar } from './calendar.ts';
import { sandboxCompanies } from './companies.ts';
import type { DatedFact, FactsByCompany } from './dated-fact.ts';

type Registration = {
  readonly foundedMonthsAgo: number;
  readonly ceasedMonthsAgo?: number;
  readonly legalForm: string;
  readonly sector?: string;
  readonly staff?: number;
  readonly capitalEuros?: number;
  readonly parent?: string;
  readonly movedMonthsAgo?: { readonly what: 'seat' | 'activity' | 'director'; readonly months: number };
  readonly isSoleTrader?: true;
};

/** Legal forms are INSEE category codes (5710 SAS, 5499 SARL, 1000 sole trader), or the local short form abroad. */
const registrations: Readonly<Record<string, Registration>> = {
  'FR:000000018': { foundedMonthsAgo: 134, legalForm: '5710', sector: '2313', staff: 45, capitalEuros: 400_000 },
  'FR:000000026': { foundedMonthsAgo: 5, legalForm: '5710' },
  'FR:000000034': { foundedMonthsAgo: 74, legalForm: '5499', sector: '4941', staff: 18, capitalEuros: 40_000 },
  'FR:000000042': { foundedMonthsAgo: 100, legalForm: '5499', sector: '4759', staff: 7, capitalEuros: 8_000 },
  'FR:000000059': { foundedMonthsAgo: 236, legalForm: '5710', sector: '1812', staff: 32, capitalEuros: 150_000 },
  'FR:000000067': { foundedMonthsAgo: 160, legalForm: '5499', sector: '4391', staff: 14, capitalEuros: 30_000 },
  'FR:000000075': {
    foundedMonthsAgo: 190,
    ceasedMonthsAgo: 3,
    legalForm: '5499',
    sector: '1320',
    capitalEuros: 20_000,
  },
  'FR:000000083': { foundedMonthsAgo: 220, legalForm: '5710', sector: '4673', staff: 26, capitalEuros: 120_000 },
  'FR:000000091': { foundedMonthsAgo: 41, legalForm: '5499', sector: '4673', staff: 4, capitalEuros: 5_000 },
  'FR:000000109': { foundedMonthsAgo: 300, legalForm: '5710', sector: '1051', staff: 38, capitalEuros: 250_000 },
  'FR:000000117': { foundedMonthsAgo: 110, legalForm: '5499', sector: '4321', staff: 12, capitalEuros: 25_000 },
  'FR:000000125': { foundedMonthsAgo: 66, legalForm: '5710', sector: '4690', staff: 9, capitalEuros: 20_000 },
  'FR:000000133': { foundedMonthsAgo: 88, legalForm: '1000', sector: '4332', staff: 1, isSoleTrader: true },
  'GB:99000018': { foundedMonthsAgo: 150, legalForm: 'ltd', sector: '4669', staff: 24, capitalEuros: 60_000 },
  'DE:VAT:DE999999995': { foundedMonthsAgo: 128, legalForm: 'GmbH', sector: '4120', staff: 30, capitalEuros: 25_000 },
  'FR:000000141': { foundedMonthsAgo: 210, legalForm: '5710', sector: '6420', staff: 6, capitalEuros: 2_000_000 },
  'FR:000000158': {
    foundedMonthsAgo: 96,
    legalForm: '5710',
    sector: '1721',
    staff: 40,
    capitalEuros: 300_000,
    parent: 'FR:000000141',
  },
  'FR:000000166': {
    foundedMonthsAgo: 3,
    legalForm: '5720',
    sector: '4649',
    staff: 2,
    capitalEuros: 1_000,
    movedMonthsAgo: { what: 'director', months: 1 },
  },
  'FR:000000174': { foundedMonthsAgo: 84, legalForm: '5499', sector: '5510', staff: 11, capitalEuros: 15_000 },
  'FR:000000182': {
    foundedMonthsAgo: 132,
    legalForm: '5499',
    sector: '4638',
    staff: 8,
    capitalEuros: 30_000,
    movedMonthsAgo: { what: 'seat', months: 7 },
  },
  'FR:000000190': { foundedMonthsAgo: 350, legalForm: '5710', sector: '2451', staff: 55, capitalEuros: 500_000 },
  'FR:000000208': { foundedMonthsAgo: 120, legalForm: '5710', sector: '4778', staff: 16, capitalEuros: 80_000 },
};

const nameOf = (key: string): string => sandboxCompanies.find((company) => company.key === key)?.name ?? key;

const identityFacts = (key: string, registration: Registration, calendar: Calendar): readonly DatedFact[] => {
  const asOf = calendar.today;
  const { foundedMonthsAgo, ceasedMonthsAgo, legalForm, isSoleTrader } = registration;
  return [
    { kind: 'company.name', value: nameOf(key), asOf, ...(isSoleTrader && { personal: true as const }) },
    ceasedMonthsAgo === undefined
      ? { kind: 'company.status', value: 'active', asOf }
      : { kind: 'company.status', value: 'ceased', asOf: calendar.monthsAgo(ceasedMonthsAgo) },
    { kind: 'company.created', value: calendar.monthsAgo(foundedMonthsAgo), asOf },
    { kind: 'company.subject', value: isSoleTrader ? 'natural_person' : 'legal_person', asOf },
    { kind: 'company.legal_form', value: legalForm, asOf },
  ];
};

const descriptiveFacts = (registration: Registration, calendar: Calendar): readonly DatedFact[] => {
  const asOf = calendar.today;
  const { sector, staff, capitalEuros, parent, movedMonthsAgo } = registration;
  const facts: DatedFact[] = [];
  if (sector) facts.push({ kind: 'company.sector', value: sector, asOf });
  if (staff) facts.push({ kind: 'company.staff', value: { min: staff, max: staff }, asOf });
  if (capitalEuros) {
    facts.push({ kind: 'company.capital', value: { minor: capitalEuros * 100, currency: 'EUR' }, asOf });
  }
  if (parent) facts.push({ kind: 'company.parent', value: { key: parent, name: nameOf(parent) }, asOf });
  if (movedMonthsAgo) {
    facts.push({ kind: 'company.moved', value: movedMonthsAgo.what, asOf: calendar.monthsAgo(movedMonthsAgo.months) });
  }
  return facts;
};

export const registryFacts: FactsByCompany = Object.fromEntries(
  Object.entries(registrations).map(([key, registration]) => [
    key,
    (calendar: Calendar) => [
      ...identityFacts(key, registration, calendar),
      ...descriptiveFacts(registration, calendar),
    ],
  ]),
);
