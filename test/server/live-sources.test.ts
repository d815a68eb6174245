import { decide, tradeDefaultPolicy, tradeScorecard } from '@creditline/core';
import type { Decision, DecisionInput } from '@creditline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchSignals } from '../../server/src/fetch-signals.ts';
import { createFlights } from '../../server/src/source-flights.ts';
import { openSources } from '../../server/src/sources.ts';
import { json, openFakeVendor } from '../harness/fake-vendor.ts';
import type { FakeVendor } from '../harness/fake-vendor.ts';
import { fixture } from '../sources/fixture.ts';
import { judgment, notice, party, people } from '../sources/notice.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const BUYER = '000000018';
const SELLER = '000000026';

const sale = notice({
  id: 'A202500211092',
  familleavis: 'vente',
  sirens: [BUYER, SELLER],
  parts: { listeprecedentproprietaire: people(party(SELLER)), acte: { dateCommencementActivite: '2024-12-30' } },
});
const liquidation = notice({
  id: 'A202601921967',
  familleavis: 'collective',
  parts: judgment('Autre jugement et ordonnance', {
    date: '29 septembre 2026',
    complementJugement: 'Ouvre les opérations de la liquidation judiciaire - Liquidateur : SAS FICTIVE',
  }),
});

const timers = {
  set: (callback: () => void, delayMs: number): unknown => setTimeout(callback, delayMs),
  clear: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};

describe('live sources behind other base addresses', () => {
  let register: FakeVendor;
  let gazette: FakeVendor;
  beforeAll(async () => {
    [register, gazette] = await Promise.all([openFakeVendor(), openFakeVendor()]);
    register.respond(json(fixture('recherche-entreprises/company.json')));
    gazette.respond(json({ total_count: 2, results: [liquidation, sale] }));
  });
  afterAll(() => Promise.all([register.close(), gazette.close()]));

  const decideAbout = async (siren: string): Promise<Decision> => {
    const sources = openSources({
      mode: 'live',
      happenings: async () => [],
      ledger: { invoicesOf: async () => [], worthOf: ({ minor }) => minor },
      rechercheEntreprisesUrl: register.url,
      bodaccUrl: `${gazette.url}/`,
      fetch: (url, init) => fetch(url, init),
    });
    const company = { key: `FR:${siren}`, country: 'FR', siren };
    const flights = createFlights({ clock: () => performance.now(), timers, log: () => {} });
    const { reports, answers } = await fetchSignals(
      { company, sources, lastKnown: [], now, tenant: 'a', deadlineMs: 5000, onLate: () => {} },
      { flights, timers },
    );
    const input: DecisionInput = {
      id: 'test',
      decidedAt: now.toISOString(),
      company,
      match: { confidence: 1, by: 'identifier' },
      answers,
      sources: reports,
    };
    return decide(input, { scorecard: tradeScorecard, policy: tradeDefaultPolicy });
  };

  it('refuse a company in liquidation by a notice, with that reason, its date and both sources named', async () => {
    const decision = await decideAbout(BUYER);
    expect(decision.outcome).toBe('refuse');
    expect(decision.reasons[0]).toMatchObject({ code: 'LIQUIDATION_OPEN', source: 'bodacc', asOf: '2026-09-29' });
    expect(decision.sources.map(({ name, status }) => [name, status])).toEqual([
      ['recherche-entreprises', 'ok'],
      ['bodacc', 'ok'],
    ]);
  });

  it('do not blame the seller in a sale for the proceedings of the buyer', async () => {
    const { reasons, assessment } = await decideAbout(SELLER);
    expect(reasons.map(({ code }) => code)).not.toContain('LIQUIDATION_OPEN');
    // Missing sources weigh more than a sale of two years ago, so it is in the score and not among the first reasons.
    const nanoOf = (name: string) => assessment.contributions.find(({ of }) => of === name)?.nano;
    expect(nanoOf('months_since_sale')).toBeLessThan(0);
    expect(nanoOf('open_proceedings')).toBeGreaterThanOrEqual(0);
  });

  it('ask under the paths of the vendors', () => {
    expect(register.asked[0]).toMatch(/^\/search\?q=000000018&/);
    expect(gazette.asked[0]).toMatch(
      /^\/api\/explore\/v2\.1\/catalog\/datasets\/annonces-commerciales\/records\?where=registre%3D%22000000018%22&/,
    );
  });
});
