import type { CompanyIdentity } from '@creditline/core';
import { RECHERCHE_ENTREPRISES_URL, rechercheEntreprises } from '@creditline/source-recherche-entreprises';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { testSource } from '../contracts/source.contract.ts';
import { fixture } from './fixture.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const french = (siren: string): CompanyIdentity => ({ key: `FR:${siren}`, country: 'FR', siren });
const context = () => ({ signal: AbortSignal.timeout(5000), now });
const source = rechercheEntreprises({ baseUrl: RECHERCHE_ENTREPRISES_URL, fetch: (url, init) => fetch(url, init) });

const answerWith = (name: string) =>
  nock(RECHERCHE_ENTREPRISES_URL)
    .get('/search')
    .query(true)
    .reply(200, fixture(`recherche-entreprises/${name}.json`) as nock.Body);

testSource('recherche-entreprises', {
  open: (baseUrl) => rechercheEntreprises({ baseUrl, fetch: (url, init) => fetch(url, init) }),
  known: french('000000018'),
  unknown: french('000000026'),
  now,
  silence: 'not_found',
  vendor: {
    known: fixture('recherche-entreprises/company.json'),
    unknown: fixture('recherche-entreprises/none.json'),
    hidden: ['EXEMPLE', 'CAMILLE'],
  },
});

describe('recherche-entreprises', () => {
  it('asks by SIREN and leaves the directors out of the question', async () => {
    let asked: unknown;
    nock(RECHERCHE_ENTREPRISES_URL)
      .get('/search')
      .query((query) => {
        asked = query;
        return true;
      })
      .reply(200, { results: [] });
    await source.fetchSignals(french('000000018'), context());
    expect(asked).toMatchObject({ q: '000000018', minimal: 'true', include: 'siege,finances,complements' });
  });

  it('reads identity, staff range with the year it was counted, and the partial figures of a year', async () => {
    answerWith('company');
    const { signals } = await source.fetchSignals(french('000000018'), context());
    const facts = Object.fromEntries(signals.map((signal) => [signal.kind, [signal.value, signal.asOf]]));
    expect(facts).toEqual({
      'company.status': ['active', '2026-11-21'],
      'company.name': ['VERRERIE DES MONTS', '2026-11-21'],
      'company.created': ['2015-09-01', '2026-11-21'],
      'company.subject': ['legal_person', '2026-11-21'],
      'company.legal_form': ['5710', '2026-11-21'],
      'company.sector': ['2313', '2026-11-21'],
      'company.staff': [{ min: 20, max: 49 }, '2023-12-31'],
      'accounts.statement': [
        { closedOn: '2024-12-31', months: 12, currency: 'EUR', turnover: 184_836_700, netResult: -69_362_300 },
        '2024-12-31',
      ],
    });
  });

  it('marks the name of a sole trader as personal', async () => {
    answerWith('sole-trader');
    const { signals } = await source.fetchSignals(french('000000133'), context());
    expect(signals.find((signal) => signal.kind === 'company.subject')?.value).toBe('natural_person');
    expect(signals.find((signal) => signal.kind === 'company.name')).toMatchObject({ personal: true });
    expect(signals.some((signal) => signal.kind === 'company.staff')).toBe(false);
  });

  it('keeps the status and gives no name for a person who opposed publication', async () => {
    answerWith('not-diffusible');
    const { found, signals } = await source.fetchSignals(french('000000133'), context());
    expect(found).toBe(true);
    expect(signals.some((signal) => signal.kind === 'company.name')).toBe(false);
    expect(signals.find((signal) => signal.kind === 'company.status')?.value).toBe('active');
  });

  it('dates a cessation by the day the company closed', async () => {
    answerWith('ceased');
    const { signals } = await source.fetchSignals(french('000000075'), context());
    expect(signals.find((signal) => signal.kind === 'company.status')).toMatchObject({
      value: 'ceased',
      asOf: '2026-08-31',
    });
  });

  const read = async (unit: object) => {
    nock(RECHERCHE_ENTREPRISES_URL)
      .get('/search')
      .query(true)
      .reply(200, { results: [{ siren: '000000018', ...unit }] });
    return (await source.fetchSignals(french('000000018'), context())).signals;
  };

  it.each([
    ['2902', '2024', '2024-02-29'],
    ['2902', '2025', '2025-02-28'],
    ['2802', '2025', '2025-02-28'],
    ['3006', '2025', '2025-06-30'],
    ['3102', '2025', '2025-02-28'],
    ['3104', '2025', '2025-12-31'],
    ['0000', '2025', '2025-12-31'],
  ])('a year that ends on %s of %s ends on a day that the calendar has', async (end, year, closedOn) => {
    const immatriculation = { date_cloture_exercice: end };
    const [statement] = await read({ immatriculation, finances: { [year]: { ca: 1 } } });
    expect(statement?.asOf).toBe(closedOn);
  });

  it('a figure or a date that cannot be is left out, and the rest is read', async () => {
    const finances = { '2024': { ca: 1e300, resultat_net: -12.5 } };
    const facts = await read({ etat_administratif: 'A', date_creation: '2015-02-30', finances });
    expect(facts.map(({ kind }) => kind)).toEqual(['company.status', 'accounts.statement']);
    expect(facts[1]?.value).toEqual({ closedOn: '2024-12-31', months: 12, currency: 'EUR', netResult: -1250 });
  });

  it('the turnover of the year before goes with a year, where both are given', async () => {
    const finances = { '2022': { ca: 80 }, '2023': { ca: 90, resultat_net: 4 }, '2024': { resultat_net: 5 } };
    const facts = await read({ finances });
    expect(facts.map(({ value }) => value)).toEqual([
      { closedOn: '2022-12-31', months: 12, currency: 'EUR', turnover: 8000 },
      { closedOn: '2023-12-31', months: 12, currency: 'EUR', turnover: 9000, previousTurnover: 8000, netResult: 400 },
      { closedOn: '2024-12-31', months: 12, currency: 'EUR', netResult: 500 },
    ]);
  });

  it('a name keeps only what a database can hold', async () => {
    const [name] = await read({ nom_raison_sociale: 'VERRE\u0000RIE \ud83d' });
    expect(name).toMatchObject({ kind: 'company.name', value: 'VERRERIE \ufffd' });
  });

  it('does not take a company that the text search found beside for the one asked', async () => {
    answerWith('company');
    await expect(source.fetchSignals(french('000000042'), context())).resolves.toEqual({ found: false, signals: [] });
  });

  it('offers candidates for a name with city, postcode and status', async () => {
    answerWith('company');
    await expect(source.searchCompanies?.({ name: 'verrerie' }, context())).resolves.toEqual([
      {
        identity: french('000000018'),
        name: 'VERRERIE DES MONTS',
        city: 'LYON',
        postcode: '69007',
        status: 'active',
        source: 'recherche-entreprises',
      },
    ]);
  });

  it('reads an answer that a recording proxy wrapped', async () => {
    nock(RECHERCHE_ENTREPRISES_URL)
      .get('/search')
      .query(true)
      .reply(200, { searchTerms: 'x', result: fixture('recherche-entreprises/company.json') as nock.Body });
    await expect(source.fetchSignals(french('000000018'), context())).resolves.toMatchObject({ found: true });
  });

  it('does not ask for a name that is too short or a company from elsewhere', async () => {
    await expect(source.searchCompanies?.({ name: ' ab ' }, context())).resolves.toEqual([]);
    await expect(source.searchCompanies?.({ name: 'Acme', country: 'GB' }, context())).resolves.toEqual([]);
    expect(source.covers({ key: 'GB:99000018', country: 'GB', companyNumber: '99000018' })).toBe(false);
  });
});
