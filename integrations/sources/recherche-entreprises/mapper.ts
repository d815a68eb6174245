import type { AccountsStatement, CompanyCandidate, Fact, IsoDate, Signal } from '@creditline/core';
import { CURRENCIES, toMinor } from '@creditline/core';
import type { UniteLegale } from './schema.ts';
import { STAFF_RANGES } from './staff-ranges.ts';

export const SOURCE_NAME = 'recherche-entreprises';

type DatedFact = Fact & { readonly asOf: IsoDate; readonly personal?: true };

/** A date that the calendar has: Date.parse alone takes 29 February of any year for 1 March. */
const isCivilDate = (text: string): boolean => {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : Number.NaN);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** A civil date that exists and is not after `today`, or nothing. */
const pastDate = (value: string | null | undefined, today: IsoDate): IsoDate | undefined => {
  const date = value?.slice(0, 10) ?? '';
  return isCivilDate(date) && date <= today ? date : undefined;
};

/** Cents; nothing for a figure that doubles do not hold exactly, which no company has. */
const cents = (euros: number | null | undefined): number | undefined => {
  const { minor } = toMinor(euros ?? Number.NaN, 'EUR');
  return Number.isSafeInteger(minor) ? minor : undefined;
};

/** Category 1xxx of the INSEE legal forms are natural persons, 1000 the sole traders. */
const isNaturalPerson = (unit: UniteLegale): boolean =>
  unit.complements?.est_entrepreneur_individuel === true || (unit.nature_juridique ?? '').startsWith('1');

/** A person who opposed publication (`P`, or `N` before 2023) has no name here, or the text `[NON-DIFFUSIBLE]`. */
const publicName = (unit: UniteLegale): string | undefined => {
  const name = (unit.nom_raison_sociale ?? unit.nom_complet)?.trim();
  if (!name || /non-diffusible/i.test(name)) return undefined;
  const isHidden = unit.statut_diffusion === 'P' || unit.statut_diffusion === 'N';
  return isHidden && isNaturalPerson(unit) ? undefined : name;
};

const statusFact = (unit: UniteLegale, today: IsoDate): readonly DatedFact[] => {
  if (unit.etat_administratif === 'A') return [{ kind: 'company.status', value: 'active', asOf: today }];
  if (unit.etat_administratif !== 'C') return [];
  return [{ kind: 'company.status', value: 'ceased', asOf: pastDate(unit.date_fermeture, today) ?? today }];
};

const identityFacts = (unit: UniteLegale, today: IsoDate): readonly DatedFact[] => {
  const facts: DatedFact[] = [...statusFact(unit, today)];
  const name = publicName(unit);
  const natural = isNaturalPerson(unit);
  if (name) facts.push({ kind: 'company.name', value: name, asOf: today, ...(natural && { personal: true as const }) });
  const created = pastDate(unit.date_creation, today);
  if (created) facts.push({ kind: 'company.created', value: created, asOf: today });
  if (natural || unit.nature_juridique) {
    facts.push({ kind: 'company.subject', value: natural ? 'natural_person' : 'legal_person', asOf: today });
  }
  if (unit.nature_juridique) facts.push({ kind: 'company.legal_form', value: unit.nature_juridique, asOf: today });
  return facts;
};

const capitalFact = (unit: UniteLegale, today: IsoDate): readonly DatedFact[] => {
  const amount = unit.immatriculation?.capital_social;
  const currency = CURRENCIES.find((code) => code === unit.immatriculation?.devise_capital);
  if (amount === null || amount === undefined || !currency) return [];
  const capital = toMinor(amount, currency);
  return Number.isSafeInteger(capital.minor) ? [{ kind: 'company.capital', value: capital, asOf: today }] : [];
};

const activityFacts = (unit: UniteLegale, today: IsoDate): readonly DatedFact[] => {
  const facts: DatedFact[] = [...capitalFact(unit, today)];
  const sector = /^(\d{2})\.?(\d{2})[A-Z]?$/.exec(unit.activite_principale ?? '');
  if (sector) facts.push({ kind: 'company.sector', value: `${sector[1]}${sector[2]}`, asOf: today });
  const code = unit.tranche_effectif_salarie ?? '';
  const range = Object.hasOwn(STAFF_RANGES, code) ? STAFF_RANGES[code] : undefined;
  // The range is counted for a past year, often two years back, and must be seen to be that old.
  const counted = pastDate(`${unit.annee_tranche_effectif_salarie ?? ''}-12-31`, today);
  if (range) facts.push({ kind: 'company.staff', value: range, asOf: counted ?? today });
  return facts;
};

/** The year's end as the register of companies states it (`3006` = 30 June), else 31 December. */
const closingDate = (year: string, unit: UniteLegale, today: IsoDate): IsoDate | undefined => {
  const [, day = '', month = ''] = /^(\d{2})(\d{2})$/.exec(unit.immatriculation?.date_cloture_exercice ?? '') ?? [];
  // A year that ends with February ends on the 28th three times out of four.
  const stated = [day, '28'].map((last) => `${year}-${month}-${month === '02' ? last : day}`).find(isCivilDate);
  return pastDate(stated, today) ?? pastDate(`${year}-12-31`, today);
};

type YearFigures = Pick<AccountsStatement, 'turnover' | 'previousTurnover' | 'netResult'>;

const turnoverOf = (year: number, { finances }: UniteLegale): number | undefined => cents(finances?.[year]?.ca);

const yearFigures = (year: string, unit: UniteLegale): YearFigures => {
  const turnover = turnoverOf(Number(year), unit);
  const previousTurnover = turnover === undefined ? undefined : turnoverOf(Number(year) - 1, unit);
  const netResult = cents(unit.finances?.[year]?.resultat_net);
  return {
    ...(turnover !== undefined && { turnover }),
    ...(previousTurnover !== undefined && { previousTurnover }),
    ...(netResult !== undefined && { netResult }),
  };
};

const statementFacts = (unit: UniteLegale, today: IsoDate): readonly DatedFact[] =>
  Object.keys(unit.finances ?? {}).flatMap((year): DatedFact[] => {
    const closedOn = closingDate(year, unit, today);
    const figures = yearFigures(year, unit);
    if (!closedOn || Object.keys(figures).length === 0) return [];
    return [
      {
        kind: 'accounts.statement',
        value: { closedOn, months: 12, currency: 'EUR', ...figures },
        asOf: closedOn,
      },
    ];
  });

/** Every fact that one legal unit states, as seen on the day `now`. */
export const toSignals = (unit: UniteLegale, now: Date): readonly Signal[] => {
  const today = now.toISOString().slice(0, 10);
  const facts = [...identityFacts(unit, today), ...activityFacts(unit, today), ...statementFacts(unit, today)];
  return facts.map((fact): Signal => ({ ...fact, source: SOURCE_NAME, reference: unit.siren }));
};

/** A legal unit as a candidate for a name; one that cannot be named or identified is none. */
export const toCandidate = (unit: UniteLegale): CompanyCandidate | undefined => {
  const name = publicName(unit);
  if (!name || !/^\d{9}$/.test(unit.siren)) return undefined;
  const { etat_administratif: state, siege } = unit;
  return {
    identity: { key: `FR:${unit.siren}`, country: 'FR', siren: unit.siren },
    name,
    ...(siege?.libelle_commune && { city: siege.libelle_commune }),
    ...(siege?.code_postal && { postcode: siege.code_postal }),
    ...((state === 'A' || state === 'C') && { status: state === 'A' ? ('active' as const) : ('ceased' as const) }),
    source: SOURCE_NAME,
  };
};
