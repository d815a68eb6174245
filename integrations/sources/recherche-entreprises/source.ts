import type { CompanyCandidate, Source, SourceAnswer } from '@creditline/core';
import { searchUnitesLegales } from './client.ts';
import type { ClientSettings } from './client.ts';
import { SOURCE_NAME, toCandidate, toSignals } from './mapper.ts';

export type RechercheEntreprisesSettings = ClientSettings;

export const RECHERCHE_ENTREPRISES_URL = 'https://recherche-entreprises.api.gouv.fr';

const FRESH_FOR_MS = 24 * 60 * 60 * 1000;
/** The service refuses a text of one or two characters. */
const SHORTEST_NAME = 3;
const LONGEST_NAME = 120;

const unknown: SourceAnswer = { found: false, signals: [] };

/** The French register of companies (INSEE Sirene and RNE), by SIREN or by name. No key. */
export const rechercheEntreprises = (settings: RechercheEntreprisesSettings): Source => ({
  name: SOURCE_NAME,
  label: {
    en: 'French company register',
    fr: 'Registre des entreprises',
    es: 'Registro francés de empresas',
    pt: 'Registo francês de empresas',
  },
  groups: ['registry', 'accounts'],
  freshForMs: FRESH_FOR_MS,
  covers: (company) => company.country === 'FR' && company.siren !== undefined,

  fetchSignals: async (company, context) => {
    if (company.siren === undefined) return unknown;
    const query = { q: company.siren, perPage: 5, include: 'siege,finances,complements' };
    const units = await searchUnitesLegales(settings, query, context);
    // The search is by text, so an answer may be about somebody else; only the very number counts.
    const unit = units.find((candidate) => candidate.siren === company.siren);
    return unit ? { found: true, signals: toSignals(unit, context.now) } : unknown;
  },

  searchCompanies: async (query, context) => {
    const name = query.name.trim().slice(0, LONGEST_NAME);
    if (name.length < SHORTEST_NAME || (query.country ?? 'FR') !== 'FR') return [];
    const units = await searchUnitesLegales(settings, { q: name, perPage: 10, include: 'siege,complements' }, context);
    return units.map(toCandidate).filter((candidate): candidate is CompanyCandidate => candidate !== undefined);
  },
});
