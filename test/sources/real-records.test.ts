import type { Signal } from '@creditline/core';
import { bodacc } from '@creditline/source-bodacc';
import { rechercheEntreprises } from '@creditline/source-recherche-entreprises';
import { describe, expect, it } from 'vitest';
import { areRecordsAtHand, record } from './fixture.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const CASES = 8;
if (!areRecordsAtHand) console.info(`real records: ${CASES} cases skipped, ../shared/records is not here`);

const answering = (body: unknown) => async () => new Response(JSON.stringify(body));
const french = (siren: string) => ({ key: `FR:${siren}`, country: 'FR', siren });
const context = { signal: new AbortController().signal, now };
const baseUrl = 'http://vendor.invalid';

const notices = async (siren: string, body: unknown): Promise<readonly Signal[]> =>
  (await bodacc({ baseUrl, fetch: answering(body) }).fetchSignals(french(siren), context)).signals;
const facts = (signals: readonly Signal[]) => signals.map(({ kind, value, asOf }) => [kind, value, asOf]);

describe.skipIf(!areRecordsAtHand)('real notices', () => {
  const young = record('bodacc/real-v2.1-jeune-entreprise-liquidation.json');

  it('a liquidation whose nature is generic, a purchase and an entry are read for the company', async () => {
    expect(facts(await notices('933407314', young))).toEqual([
      ['notices.searched', 3, '2026-11-21'],
      ['proceedings.opened', 'liquidation', '2026-09-29'],
      ['business.bought', { priceMinor: 13_000_000, currency: 'EUR' }, '2024-12-30'],
    ]);
  });

  it('the seller of that business sold it and is in no proceedings', async () => {
    expect(facts(await notices('820521086', young))).toEqual([
      ['notices.searched', 1, '2026-11-21'],
      ['business.sold', true, '2024-12-30'],
    ]);
  });

  it('a company that these notices do not name has none', async () => {
    expect(facts(await notices('000000018', young))).toEqual([['notices.searched', 0, '2026-11-21']]);
  });

  it('the conversion of a natural person is dated by its French date and personal', async () => {
    const one = record('bodacc/real-v2.1-liquidation-personne-physique-redacted.json');
    expect((await notices('000000000', { total_count: 1, results: [one] }))[1]).toMatchObject({
      kind: 'proceedings.opened',
      value: 'liquidation',
      asOf: '2009-12-10',
      personal: true,
    });
  });

  it('an old v1 answer gives a removal and two confidential deposits', async () => {
    expect(facts(await notices('880878145', record('bodacc/fixture-bodacc.json')))).toEqual([
      ['notices.searched', 3, '2026-11-21'],
      ['company.struck_off', true, '2022-11-23'],
      ['accounts.filed', { closedOn: '2021-12-31', confidential: true }, '2022-05-08'],
      ['accounts.filed', { closedOn: '2020-12-31', confidential: true }, '2021-08-11'],
    ]);
  });
});

/** The fixtures hold what the service answered under `result`, with the question beside it. */
const company = async (siren: string, path: string) => {
  const body = (record(path) as { result: unknown }).result;
  return rechercheEntreprises({ baseUrl, fetch: answering(body) }).fetchSignals(french(siren), context);
};

describe.skipIf(!areRecordsAtHand)('real registrations', () => {
  it('a company of 20 to 49 staff with one year of figures', async () => {
    const { signals } = await company('487444697', 'recherche-entreprises/fixture-search-48744469700428.json');
    expect(Object.fromEntries(signals.map(({ kind, value }) => [kind, value]))).toEqual({
      'company.status': 'active',
      'company.name': 'ESSOR ENERGIES',
      'company.created': '2005-12-06',
      'company.subject': 'legal_person',
      'company.legal_form': '5499',
      'company.capital': { minor: 209_997_500, currency: 'EUR' },
      'company.sector': '3511',
      'company.staff': { min: 20, max: 49 },
      'accounts.statement': {
        closedOn: '2022-12-31',
        months: 12,
        currency: 'EUR',
        turnover: 184_836_700,
        netResult: -69_362_300,
      },
    });
    expect(JSON.stringify(signals)).not.toContain('POUYANNE');
  });

  it('La Poste, whose SIREN fails Luhn', async () => {
    const { found, signals } = await company('356000000', 'recherche-entreprises/fixture-search-356000000.json');
    expect(found).toBe(true);
    expect(signals.find((signal) => signal.kind === 'company.staff')?.value).toEqual(
      expect.objectContaining({ min: expect.any(Number) }),
    );
    expect(signals.find((signal) => signal.kind === 'company.name')?.value).toBe('LA POSTE');
  });

  it('an empty answer knows nobody', async () => {
    await expect(company('123456782', 'recherche-entreprises/snapshot-search-12345678900003.json')).resolves.toEqual({
      found: false,
      signals: [],
    });
  });
});
