import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { DecisionRecord } from '@creditline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoreSiren, type Score } from '../harness/answers.ts';
import { json, openFakeVendor, type FakeVendor } from '../harness/fake-vendor.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const records = new URL('../../../shared/records/', import.meta.url);
const CASES = 5;
const areRecordsAtHand = existsSync(records);
if (!areRecordsAtHand) console.info(`live mode: ${CASES} cases skipped, ../shared/records is not here`);

type Unit = { readonly siren: string };
type Notice = { readonly registre?: readonly string[] };

const readAll = (folder: string, name: RegExp): readonly unknown[] => {
  const place = new URL(`${folder}/`, records);
  return readdirSync(place)
    .filter((file) => name.test(file))
    .map((file) => JSON.parse(readFileSync(new URL(file, place), 'utf8')) as unknown);
};

/**
 * Hand-written in the register's shape: no answer for these two is among the recorded ones. Name and dates are those of
 * the recorded legal notices; the rest is what a restaurant of that kind would have.
 */
const written = (siren: string, name: string, founded: string): Unit & Record<string, unknown> => ({
  siren,
  nom_complet: name,
  nom_raison_sociale: name,
  etat_administratif: 'A',
  statut_diffusion: 'O',
  nature_juridique: '5499',
  activite_principale: '56.10C',
  tranche_effectif_salarie: 'NN',
  date_creation: founded,
  date_fermeture: null,
  siege: { code_postal: '59000', libelle_commune: 'LILLE' },
  finances: null,
  complements: { est_entrepreneur_individuel: false },
});

const recordedUnits = (): readonly Unit[] =>
  readAll('recherche-entreprises', /^fixture-.*\.json$/).flatMap(
    (file) => (file as { readonly result: { readonly results: readonly Unit[] } }).result.results,
  );

const recordedNotices = (): readonly Notice[] =>
  readAll('bodacc', /^real-v2\.1-.*\.json$/).flatMap(
    (file) => (file as { readonly results?: readonly Notice[] }).results ?? [],
  );

/** Both public services on this machine: they answer what was recorded, found by the number that is asked for. */
const openVendors = async (): Promise<{ readonly registry: FakeVendor; readonly gazette: FakeVendor }> => {
  const units = [
    ...recordedUnits(),
    written('933407314', "L'TIOT RESTO", '2024-11-01'),
    written('820521086', 'FUN BURGER', '2016-05-01'),
  ];
  const notices = recordedNotices();
  const [registry, gazette] = await Promise.all([openFakeVendor(), openFakeVendor()]);
  registry.respond((request, response) => {
    const q = new URL(request.url ?? '', registry.url).searchParams.get('q') ?? '';
    const results = units.filter(({ siren }) => siren === q);
    json({ results, total_results: results.length, page: 1, per_page: 5, total_pages: 1 })(request, response);
  });
  gazette.respond((request, response) => {
    const where = new URL(request.url ?? '', gazette.url).searchParams.get('where') ?? '';
    const siren = /\d{9}/.exec(where)?.[0] ?? '';
    const results = notices.filter(({ registre }) => registre?.includes(siren));
    json({ total_count: results.length, results })(request, response);
  });
  return { registry, gazette };
};

describe.skipIf(!areRecordsAtHand)('live mode over recorded answers', () => {
  let server: TestServer;
  let vendors: Awaited<ReturnType<typeof openVendors>>;

  beforeAll(async () => {
    vendors = await openVendors();
    server = await startTestServer({
      mode: 'live',
      rechercheEntreprisesUrl: vendors.registry.url,
      bodaccUrl: vendors.gazette.url,
      now: () => new Date('2026-11-21T10:00:00.000Z'),
    });
  });
  afterAll(async () => {
    await server.close();
    await Promise.all([vendors.registry.close(), vendors.gazette.close()]);
  });

  const factsOf = async ({ id }: Score) => {
    const { record } = (await server.ask('GET', `/v1/score/${id}/audit`)).json as { readonly record: DecisionRecord };
    return record.input.answers.flatMap(({ signals }) => signals);
  };

  it('a real company is scored from the register and the legal notices, both named', async () => {
    const answer = await scoreSiren(server, '487444697');
    expect(answer.company.name).toBe('ESSOR ENERGIES');
    expect(Object.fromEntries(answer.sources.map(({ name, status }) => [name, status]))).toEqual({
      bodacc: 'ok',
      'recherche-entreprises': 'ok',
    });
    const facts = await factsOf(answer);
    expect(new Set(facts.map(({ source }) => source))).toEqual(new Set(['bodacc', 'recherche-entreprises']));
    const replayed = await server.ask('POST', `/v1/score/${answer.id}/replay`);
    expect(replayed.json).toMatchObject({ identical: true });
  });

  it('a company in judicial liquidation is refused, with the date of the judgment', async () => {
    const answer = await scoreSiren(server, '933407314');
    expect(answer).toMatchObject({ decision: 'refuse', proposed_limit: { value: 0 } });
    expect(answer.reason_codes).toContainEqual(
      expect.objectContaining({ code: 'LIQUIDATION_OPEN', direction: 'down', source: 'bodacc', as_of: '2026-09-29' }),
    );
  });

  it('whoever sold a business to that company is not blamed for its liquidation', async () => {
    const answer = await scoreSiren(server, '820521086');
    expect(answer.decision).not.toBe('refuse');
    expect(answer.reason_codes.map(({ code }) => code)).not.toContain('LIQUIDATION_OPEN');
    const facts = await factsOf(answer);
    expect(facts.filter(({ kind }) => kind.startsWith('proceedings.'))).toEqual([]);
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'business.sold', asOf: '2024-12-30' }));
  });

  it('the second question about a company asks nobody', async () => {
    await scoreSiren(server, '356000000');
    const asked = [vendors.registry.asked.length, vendors.gazette.asked.length];
    const again = await scoreSiren(server, '356000000');
    expect(again).toMatchObject({ units_consumed: 0, company: { name: 'LA POSTE' } });
    expect([vendors.registry.asked.length, vendors.gazette.asked.length]).toEqual(asked);
  });

  it('opens nothing for the published sandbox key', async () => {
    const body = { company: { siren: '487444697' } };
    const answer = await server.ask('POST', '/v1/score', { key: 'cl_test_sandbox', body });
    expect([answer.status, answer.json]).toEqual([401, expect.objectContaining({ code: 'credentials_invalid' })]);
  });
});
