import type { CompanyIdentity, Signal } from '@creditline/core';
import { BODACC_URL, bodacc } from '@creditline/source-bodacc';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { testSource } from '../contracts/source.contract.ts';
import { fixture } from './fixture.ts';
import { judgment, notice, party, people } from './notice.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const french = (siren: string): CompanyIdentity => ({ key: `FR:${siren}`, country: 'FR', siren });
const source = bodacc({ baseUrl: BODACC_URL, fetch: (url, init) => fetch(url, init) });
const BUYER = '000000018';
const SELLER = '000000026';

const recordsOf = (results: readonly unknown[]) => ({ total_count: results.length, results });

const ask = async (siren: string, ...notices: readonly unknown[]): Promise<readonly Signal[]> => {
  nock(BODACC_URL)
    .get(/records/)
    .reply(200, recordsOf(notices));
  const answer = await source.fetchSignals(french(siren), { signal: AbortSignal.timeout(5000), now });
  return answer.signals;
};
const factsOf = (signals: readonly Signal[]) =>
  signals.filter((signal) => signal.kind !== 'notices.searched').map(({ kind, value, asOf }) => [kind, value, asOf]);

testSource('bodacc', {
  open: (baseUrl) => bodacc({ baseUrl, fetch: (url, init) => fetch(url, init) }),
  known: french('000000067'),
  unknown: french('000000026'),
  now,
  silence: 'nothing_noted',
  vendor: { known: fixture('bodacc/known.json'), unknown: fixture('bodacc/none.json'), hidden: ['EXEMPLE', 'Camille'] },
});

describe('bodacc finds the right party', () => {
  const sale = notice({
    id: 'A202500211092',
    familleavis: 'vente',
    sirens: [BUYER, SELLER],
    parts: {
      listeprecedentproprietaire: people(party(SELLER)),
      listeetablissements: { etablissement: { origineFonds: 'acquis par achat au prix stipulé de 130000.00 euros' } },
      acte: {
        descriptif: 'Acte du 30/12/2024',
        dateCommencementActivite: '2024-12-30',
        vente: { categorieVente: 'Achat' },
      },
    },
  });
  const liquidation = notice({
    id: 'A202601921967',
    familleavis: 'collective',
    sirens: [BUYER],
    parts: judgment('Jugement d’ouverture de liquidation judiciaire'),
  });

  it('a sale is a purchase with its price for the buyer and a sale for the seller', async () => {
    expect(factsOf(await ask(BUYER, sale))).toEqual([
      ['business.bought', { priceMinor: 13_000_000, currency: 'EUR' }, '2024-12-30'],
    ]);
    expect(factsOf(await ask(SELLER, sale))).toEqual([['business.sold', true, '2024-12-30']]);
  });

  it('a seller is not blamed for the proceedings of the buyer, nor the buyer for those of the seller', async () => {
    expect(factsOf(await ask(SELLER, sale, liquidation))).toEqual([['business.sold', true, '2024-12-30']]);
    const ofSeller = notice({
      id: 'A202601921968',
      familleavis: 'collective',
      registre: [SELLER, BUYER],
      parts: {
        ...judgment('Jugement d’ouverture de liquidation judiciaire'),
        listepersonnes: people(party(SELLER)),
        listeprecedentexploitant: people(party(BUYER)),
      },
    });
    expect(factsOf(await ask(BUYER, ofSeller))).toEqual([]);
  });

  it('a seller without a number in the list is known by the register field', async () => {
    const unnumbered = notice({
      id: 'A20250021077',
      familleavis: 'vente',
      sirens: [BUYER, SELLER],
      parts: { listeprecedentproprietaire: people({ typePersonne: 'pm', denomination: 'FICTIF' }) },
    });
    expect(factsOf(await ask(SELLER, unnumbered))).toMatchObject([['business.sold', true, '2026-05-14']]);
  });

  it('several persons in one notice are each its subject', async () => {
    const two = notice({
      id: 'A20260093012',
      familleavis: 'collective',
      sirens: [BUYER, SELLER],
      parts: {
        ...judgment('Jugement d’extension de liquidation judiciaire'),
        listepersonnes: people(party(BUYER), party(SELLER)),
      },
    });
    for (const siren of [BUYER, SELLER]) {
      expect(factsOf(await ask(siren, two))).toEqual([['proceedings.opened', 'liquidation', '2026-05-06']]);
    }
  });

  it('counts only notices that concern the company, and finds it in a register field that is one text', async () => {
    const other = notice({ id: 'A20260093013', familleavis: 'creation', sirens: [SELLER] });
    const own = notice({
      id: 'A20260093014',
      familleavis: 'creation',
      registre: '000000018,000 000 018',
      parts: { listepersonnes: '{}' },
    });
    expect((await ask(BUYER, other, own))[0]).toMatchObject({ kind: 'notices.searched', value: 1 });
  });

  it('marks facts about a natural person as personal', async () => {
    const personal = notice({
      id: 'A20260093015',
      familleavis: 'collective',
      typePersonne: 'pp',
      parts: judgment('Jugement de conversion en liquidation judiciaire'),
    });
    expect((await ask(BUYER, personal))[1]).toMatchObject({ kind: 'proceedings.opened', personal: true });
  });
});

describe('bodacc respects corrections', () => {
  const opening = notice({
    id: 'A202402201492',
    familleavis: 'collective',
    parts: judgment('Jugement d’ouverture de liquidation judiciaire'),
  });
  const previous = {
    parutionavisprecedent: {
      nomPublication: 'BODACC A',
      numeroParution: '20240220',
      dateParution: '14 novembre 2024',
      numeroAnnonce: '1492',
    },
  };

  it('a cancelled notice and its cancellation do not count', async () => {
    const cancellation = notice({
      id: 'A20240225001',
      familleavis: 'collective',
      typeavis: 'annulation',
      parts: previous,
    });
    const signals = await ask(BUYER, cancellation, opening);
    expect(factsOf(signals)).toEqual([]);
    expect(signals[0]).toMatchObject({ value: 0 });
  });

  it('a corrected notice is replaced by its correction', async () => {
    const correction = notice({
      id: 'A20240225002',
      familleavis: 'collective',
      typeavis: 'rectificatif',
      parts: { ...judgment('Jugement d’ouverture d’une procédure de sauvegarde'), ...previous },
    });
    expect(factsOf(await ask(BUYER, correction, opening))).toEqual([['proceedings.opened', 'safeguard', '2026-05-06']]);
  });

  it('a retraction on third-party opposition takes its judgment back', async () => {
    const retraction = notice({
      id: 'A20240225003',
      familleavis: 'collective',
      parts: { ...judgment('Jugement', { famille: 'Rétractation sur tierce opposition' }), ...previous },
    });
    expect(factsOf(await ask(BUYER, retraction, opening))).toEqual([]);
  });

  it('a cancellation that does not say of what is raised, and cancels nothing', async () => {
    const blind = notice({ id: 'A20240225004', familleavis: 'collective', typeavis: 'annulation' });
    expect(factsOf(await ask(BUYER, blind, opening))).toEqual([
      ['proceedings.opened', 'liquidation', '2026-05-06'],
      ['notices.unread', 'A20240225004', '2026-05-14'],
    ]);
  });
});

const page = (offset: number, size: number) =>
  Array.from({ length: size }, (_, index) => notice({ id: `A20200101${offset + index + 1}`, familleavis: 'creation' }));

describe('bodacc pages', () => {
  it('until the total is reached, counting each once and raising that some were never given', async () => {
    const offsets: unknown[] = [];
    nock(BODACC_URL)
      .get(/records/)
      .query((query) => {
        offsets.push(query['offset']);
        return true;
      })
      .times(3)
      .reply(200, () => {
        const offset = Number(offsets.at(-1));
        return { total_count: 250, results: page(offset === 200 ? 190 : offset, offset === 200 ? 50 : 100) };
      });
    const { signals } = await source.fetchSignals(french(BUYER), { signal: AbortSignal.timeout(5000), now });
    expect(offsets).toEqual(['0', '100', '200']);
    expect(signals[0]).toMatchObject({ kind: 'notices.searched', value: 240 });
    expect(signals.at(-1)).toMatchObject({ kind: 'notices.unread', value: 'not-all-notices-given' });
  });

  it('stops at a short page, raises what the total says is missing, and refuses anything but a SIREN in its query', async () => {
    nock(BODACC_URL)
      .get(/records/)
      .reply(200, { total_count: 5000, results: page(0, 3) });
    const { signals } = await source.fetchSignals(french(BUYER), { signal: AbortSignal.timeout(5000), now });
    expect(signals.map(({ kind, value }) => [kind, value])).toEqual([
      ['notices.searched', 3],
      ['notices.unread', 'not-all-notices-given'],
    ]);
    const injected = { key: 'FR:x', country: 'FR', siren: '0" or 1=1' };
    await expect(source.fetchSignals(injected, { signal: AbortSignal.timeout(5000), now })).rejects.toMatchObject({
      code: 'source_refused',
    });
  });
});
