import type { Signal, Source } from '@creditline/core';
import { searchNotices } from './client.ts';
import type { ClientSettings } from './client.ts';
import { SOURCE_NAME, toSignals } from './mapper.ts';

export { bodaccNotices } from './notices.ts';
export { countDay, eachNoticeOfDay } from './day.ts';

export type BodaccSettings = ClientSettings;

export const BODACC_URL = 'https://bodacc-datadila.opendatasoft.com';

/** The gazette appears once on working days. */
const FRESH_FOR_MS = 12 * 60 * 60 * 1000;

/** French legal notices (BODACC A, B and C since 2008), by SIREN. No key. */
export const bodacc = (settings: BodaccSettings): Source => ({
  name: SOURCE_NAME,
  label: {
    en: 'French legal notices (BODACC)',
    fr: 'Annonces légales (BODACC)',
    es: 'Anuncios legales franceses (BODACC)',
    pt: 'Anúncios legais franceses (BODACC)',
  },
  groups: ['notices'],
  freshForMs: FRESH_FOR_MS,
  covers: (company) => company.country === 'FR' && company.siren !== undefined,

  fetchSignals: async (company, context) => {
    if (company.siren === undefined) return { found: false, signals: [] };
    const { notices, isComplete } = await searchNotices(settings, company.siren, context);
    const signals = toSignals(notices, company.siren, context.now);
    // That nothing was published is an answer of this register, so a company without notices is found.
    if (isComplete) return { found: true, signals };
    // What was not seen may be a judgment, so a person has to look.
    const asOf = context.now.toISOString().slice(0, 10);
    const rest: Signal = { kind: 'notices.unread', value: 'not-all-notices-given', asOf, source: SOURCE_NAME };
    return { found: true, signals: [...signals, rest] };
  },
});
