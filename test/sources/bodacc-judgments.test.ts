import type { Signal } from '@creditline/core';
import { BODACC_URL, bodacc } from '@creditline/source-bodacc';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { judgment, notice } from './notice.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const source = bodacc({ baseUrl: BODACC_URL, fetch: (url, init) => fetch(url, init) });

const read = async (nature: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const one = notice({ id: 'A20260093012', familleavis: 'collective', parts: judgment(nature, more) });
  nock(BODACC_URL)
    .get(/records/)
    .reply(200, { total_count: 1, results: [one] });
  const company = { key: 'FR:000000018', country: 'FR', siren: '000000018' };
  const { signals } = await source.fetchSignals(company, { signal: AbortSignal.timeout(5000), now });
  return signals.slice(1).map(short).join(' + ') || 'nothing';
};

const short = (signal: Signal): string => {
  if (signal.kind === 'proceedings.closed') return `closed ${signal.value.proceedings} ${signal.value.outcome}`;
  if (signal.kind === 'notices.unread') return 'unread';
  return `${signal.kind.replace('proceedings.', '')} ${JSON.stringify(signal.value).replaceAll('"', '')}`;
};

/** Natures of judgments as the gazette words them; the list follows DINUM's table of rules for the same notices. */
const NATURES: readonly (readonly [nature: string, meaning: string])[] = [
  ["Jugement d'ouverture de liquidation judiciaire", 'opened liquidation'],
  ["Jugement d'extension de liquidation judiciaire", 'opened liquidation'],
  ['Jugement de conversion en liquidation judiciaire', 'opened liquidation'],
  ['Jugement de conversion en liquidation judiciaire de la procédure de sauvegarde', 'opened liquidation'],
  ['Jugement prononçant la résolution du plan de sauvegarde et la liquidation judiciaire', 'opened liquidation'],
  ['Jugement prononçant la résolution du plan de cession et la liquidation judiciaire', 'opened liquidation'],
  [
    'Jugement prononçant la résolution du plan de traitement de sortie de crise et la liquidation judiciaire',
    'opened liquidation',
  ],
  [
    'Jugement mettant fin à la procédure de traitement de sortie de crise et ouvrant une procédure de liquidation judiciaire',
    'opened liquidation',
  ],
  ["Jugement d'ouverture d'une procédure de redressement judiciaire", 'opened receivership'],
  ["Jugement d'extension d'une procédure de redressement judiciaire", 'opened receivership'],
  ['Jugement prononçant la résolution du plan de sauvegarde et le redressement judiciaire', 'opened receivership'],
  ['Jugement de conversion en redressement judiciaire de la procédure de sauvegarde', 'opened receivership'],
  ["Jugement d'ouverture d'une procédure de traitement de sortie de crise", 'opened receivership'],
  ["Jugement d'ouverture d'une procédure de sauvegarde", 'opened safeguard'],
  ["Jugement d'ouverture d'une procédure de sauvegarde financière accélérée", 'opened safeguard'],
  ["Jugement d'ouverture d’une procédure de sauvegarde accélérée", 'opened safeguard'],
  ['Jugement arrêtant le plan de sauvegarde', 'plan safeguard'],
  ['Jugement arrÃªtant le plan de sauvegarde', 'plan safeguard'],
  ['Jugement arrêtant le plan de redressement', 'plan receivership'],
  ['Jugement arrêtant le plan de continuation', 'plan receivership'],
  ['Jugement modifiant le plan de redressement judiciaire', 'plan receivership'],
  ['Jugement de plan de redressement', 'plan receivership'],
  ['Jugement arrêtant le plan de cession', 'business.sold true'],
  ["Jugement constatant l'exécution du plan de redressement", 'closed receivership cleared'],
  ["Jugement de clôture pour insuffisance d'actif", 'closed liquidation insufficient_assets'],
  ["Jugement de clÃ´ture pour insuffisance d'actif", 'closed liquidation insufficient_assets'],
  [
    "Jugement de clôture pour insuffisance d'actif et autorisant la reprise des poursuites individuelles",
    'closed liquidation insufficient_assets',
  ],
  ['Jugement de clôture pour extinction du passif', 'closed liquidation cleared'],
  ['Jugement de clôture de la liquidation des biens pour extinction du passif', 'closed liquidation cleared'],
  ['Jugement de clôture de la procédure de sauvegarde', 'closed safeguard other'],
  ['Jugement mettant fin à la procédure de redressement judiciaire', 'closed receivership cleared'],
  ["Dépôt de l'état des créances", 'nothing'],
  ["Dépôt de l'état des créances Loi de 1985", 'nothing'],
  ['Dépôt du projet de répartition', 'nothing'],
  ["Dépôt de l'état de collocation", 'nothing'],
  ['Autre avis de dépôt', 'nothing'],
  ["Liste des créances nées après le jugement d'ouverture d'une procédure de liquidation judiciaire", 'nothing'],
  ['Jugement accordant un délai pour déposer la liste des créances', 'nothing'],
  ['Jugement de désignation des organes de la procédure', 'nothing'],
  ['Jugement modifiant la date de cessation des paiements', 'nothing'],
  ['Jugement prononçant la faillite personnelle', 'nothing'],
  ["Jugement prononçant l'interdiction de gérer", 'nothing'],
  ["Jugement de condamnation du dirigeant à combler l'insuffisance d'actif", 'nothing'],
  ["Arrêt de la cour d'appel infirmant une décision soumise à publicité", 'unread'],
  ["Autre arrêt de la Cour d'Appel", 'unread'],
  ['Jugement prononçant la résolution du plan de sauvegarde', 'unread'],
  ["Autre jugement d'ouverture", 'unread'],
  ['Autre jugement prononçant', 'unread'],
  ['Autre jugement de clôture', 'unread'],
  ['Une nature jamais vue', 'unread'],
];

describe('bodacc reads the nature of a judgment', () => {
  it.each(NATURES)('%s: %s', async (nature, meaning) => {
    expect(await read(nature)).toBe(meaning);
  });
});

/** Free text, for natures that name no event. */
const COMPLEMENTS: readonly (readonly [complement: string, meaning: string])[] = [
  [
    'Ouvre les opérations de la liquidation judiciaire - Liquidateur : SAS X Les déclarations des créances sont à adresser au LIQUIDATEUR JUDICIAIRE.',
    'opened liquidation',
  ],
  [
    'Jugement prononçant la clôture de la procédure de liquidation judiciaire pour insuffisance d’actif.',
    'closed liquidation insufficient_assets',
  ],
  ['Jugement prononçant la modification substantielle du plan de continuation.', 'plan receivership'],
  [
    'Prononce la liquidation judiciaire. Fixe à deux ans le délai au terme duquel la clôture devra être examinée.',
    'opened liquidation',
  ],
  ['Met fin à la procédure de redressement judiciaire ; ouvre la liquidation judiciaire.', 'opened liquidation'],
  ['Désigne Me X en remplacement de Me Y. Ouvre la liquidation judiciaire.', 'opened liquidation'],
  ["Dit n'y avoir lieu à prononcer la liquidation judiciaire.", 'unread'],
  ['Rejette la demande de plan. La liquidation judiciaire suit son cours.', 'unread'],
  ['Infirme le jugement ouvrant la liquidation judiciaire.', 'unread'],
  ['Prolonge la période d’observation pour six mois.', 'nothing'],
  ['Désigne Me X liquidateur ; liquidation judiciaire simplifiée.', 'unread'],
  ['Voir le registre.', 'unread'],
];

describe('bodacc reads the free text where the nature names no event', () => {
  it.each(COMPLEMENTS)('%s: %s', async (complementJugement, meaning) => {
    expect(await read('Autre jugement et ordonnance', { famille: 'Extrait de jugement', complementJugement })).toBe(
      meaning,
    );
  });

  it('takes the verb from the nature and the word from the text', async () => {
    expect(await read("Autre jugement d'ouverture", { complementJugement: 'Redressement judiciaire.' })).toBe(
      'opened receivership',
    );
  });

  it('does not let the text of an appeal undo or open anything', async () => {
    const nature = "Arrêt de la cour d'appel infirmant une décision soumise à publicité";
    expect(await read(nature, { complementJugement: 'Met fin à la procédure de liquidation judiciaire.' })).toBe(
      'unread',
    );
  });
});
