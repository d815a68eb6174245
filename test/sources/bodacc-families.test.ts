import type { CompanyIdentity, Signal } from '@creditline/core';
import { BODACC_URL, bodacc } from '@creditline/source-bodacc';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { judgment, notice } from './notice.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const french = (siren: string): CompanyIdentity => ({ key: `FR:${siren}`, country: 'FR', siren });
const source = bodacc({ baseUrl: BODACC_URL, fetch: (url, init) => fetch(url, init) });
const COMPANY = '000000018';

const ask = async (siren: string, ...results: readonly unknown[]): Promise<readonly Signal[]> => {
  nock(BODACC_URL)
    .get(/records/)
    .reply(200, { total_count: results.length, results });
  const answer = await source.fetchSignals(french(siren), { signal: AbortSignal.timeout(5000), now });
  return answer.signals;
};
const factsOf = (signals: readonly Signal[]) =>
  signals.filter((signal) => signal.kind !== 'notices.searched').map(({ kind, value, asOf }) => [kind, value, asOf]);

const deposit = (id: string, descriptif: string) =>
  notice({
    id,
    familleavis: 'dpc',
    parts: { depot: { dateCloture: '31 décembre 2025', typeDepot: 'Comptes annuels', descriptif } },
  });

const removalOf = (id: string, radiationaurcs: unknown) =>
  notice({ id, familleavis: 'radiation', parts: { radiationaurcs } });

const odd = (date: string) =>
  notice({
    id: 'A20260093020',
    familleavis: 'collective',
    parts: judgment('Jugement d’ouverture de liquidation judiciaire', { date }),
  });

describe('bodacc reads the other families', () => {
  it('accounts kept confidential are filed all the same', async () => {
    const signals = await ask(
      COMPANY,
      deposit('C2026009301', 'déclaration de confidentialité (art. L. 232-25)'),
      deposit('C2026009302', ''),
    );
    expect(factsOf(signals)).toEqual([
      ['accounts.filed', { closedOn: '2025-12-31', confidential: true }, '2026-05-14'],
      ['accounts.filed', { closedOn: '2025-12-31', confidential: false }, '2026-05-14'],
    ]);
  });

  it('a removal from the register is dated by the cessation, or by its publication', async () => {
    expect(
      factsOf(
        await ask(COMPANY, removalOf('B20260185001', { radiationPP: { dateCessationActivitePP: '1er mars 2024' } })),
      ),
    ).toEqual([['company.struck_off', true, '2024-03-01']]);
    expect(factsOf(await ask(COMPANY, removalOf('B20260185002', { commentaire: "Radiation d'office" })))).toEqual([
      ['company.struck_off', true, '2026-05-14'],
    ]);
    expect(
      factsOf(await ask(COMPANY, removalOf('B20260185003', { commentaire: 'Transfert du siège hors ressort' }))),
    ).toEqual([]);
  });

  it('a company that was entered again after its removal is not struck off', async () => {
    const removal = notice({ id: 'B20200185001', familleavis: 'radiation', dateparution: '2020-05-05' });
    const entry = notice({ id: 'A20210185001', familleavis: 'creation', dateparution: '2021-06-06' });
    expect(factsOf(await ask(COMPANY, entry, removal))).toEqual([]);
  });

  it('a change of director, seat or activity is dated by its effect', async () => {
    const change = notice({
      id: 'B20260185010',
      familleavis: 'modification',
      parts: {
        modificationsgenerales: {
          descriptif: "Modification de l'administration. Transfert du siège social",
          dateEffet: '2026-03-02',
        },
      },
    });
    expect(factsOf(await ask(COMPANY, change))).toEqual([
      ['company.moved', 'director', '2026-03-02'],
      ['company.moved', 'seat', '2026-03-02'],
    ]);
  });

  it('a date in the future or not in the calendar gives way to the day of publication', async () => {
    for (const date of ['2129-01-01', '31 février 2026', 'hier']) {
      expect(factsOf(await ask(COMPANY, odd(date)))).toEqual([['proceedings.opened', 'liquidation', '2026-05-14']]);
    }
  });

  it('proceedings that cannot be read are raised by their id and hide nothing else', async () => {
    const broken = notice({ id: 'A20260093021', familleavis: 'collective', parts: { jugement: '{"nature": ' } });
    const missing = notice({ id: 'A20260093022', familleavis: 'collective' });
    const readable = notice({
      id: 'A20260093023',
      familleavis: 'conciliation',
      parts: judgment('Jugement d’homologation de l’accord de conciliation'),
    });
    expect(factsOf(await ask(COMPANY, broken, missing, readable))).toEqual([
      ['notices.unread', 'A20260093021', '2026-05-14'],
      ['notices.unread', 'A20260093022', '2026-05-14'],
      ['proceedings.plan', 'conciliation', '2026-05-06'],
    ]);
  });
});
