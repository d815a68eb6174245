import { LANGUAGES } from '@creditline/core';
import { cardView, type CardViewInput } from '@creditline/core/card-view';
import { describe, expect, it } from 'vitest';
import { assessing, choose, credit, decided, failed, input, plain, tooLittle } from './cards.ts';

const situations: Readonly<Record<string, Partial<CardViewInput>>> = {
  decided: { credit, card: { ...decided, delta: { score: -84, since: '2026-09-12T08:00:00Z' } } },
  over: { credit: { ...credit, limit: 1000 } },
  'too little data': { card: tooLittle },
  choose: { card: choose },
  'no company': { card: { ...choose, candidates: [] } },
  assessing: { card: assessing },
  slow: { card: assessing, now: '2026-11-21T09:40:00.000Z' },
  failed: { card: { ...failed, problem: { code: 'x', title: '', detail: '' } } },
  none: { card: null },
  unsaved: { card: null, isSaved: false },
  offline: { card: null, connection: 'offline' },
  refused: { card: null, connection: 'refused' },
  'not configured': { card: null, connection: 'not_configured' },
  'last known': { connection: 'offline' },
  expired: { card: { ...decided, subject_kind: 'natural_person' }, now: '2027-03-01T00:00:00Z' },
};

const OWN = [
  ['label'],
  ['actions', 'override'],
  ['limit', 'label'],
  ['limit', 'bar', 'text'],
  ['missing', 'title'],
  ['candidates', 'title'],
  ['delta', 'text'],
  ['delta', 'spoken'],
  ['freshness', 'age'],
  ['freshness', 'title'],
  ['freshness', 'validity'],
];

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** What the card's own words are in one language: the texts of the server, which the fixture has in English, left out. */
const ownTexts = (change: Partial<CardViewInput>, language: CardViewInput['language']): readonly string[] => {
  const view = cardView({ ...input, ...change, language });
  const texts = OWN.map((path) => path.reduce<unknown>(memberOf, view)).filter((text) => typeof text === 'string');
  return [
    ...texts,
    ...(view.freshness === null ? [view.headline, view.text] : []),
    ...view.notices.map(({ text }) => text),
    ...(view.refresh?.buttons ?? []).map(({ spoken }) => spoken),
  ].map(plain);
};

describe('the card in four languages', () => {
  const cases = Object.entries(situations).map(([name, change]) => ({ name, change }));

  it.each(cases)('$name: every word of it differs between the languages', ({ change }) => {
    const perLanguage = LANGUAGES.map((language) => ownTexts(change, language));
    for (const at of perLanguage[0]!.keys()) {
      const said = perLanguage.map((texts) => texts[at]);
      // Spanish and Portuguese write a few short labels alike; no text is the English one.
      expect(said.slice(1), said.join(' | ')).not.toContain(said[0]);
      expect(new Set(said).size, said.join(' | ')).toBeGreaterThanOrEqual(3);
    }
  });

  it.each([
    ['en', '€12,000.50 of €25,000 used, €12,999.50 free', '−84 since 12 Sept 2026', 'free until 14:05'],
    [
      'fr',
      '12 000,50 € utilisés sur 25 000 €, 12 999,50 € libres',
      '−84 depuis le 12 sept. 2026',
      'gratuit jusqu’à 14:05',
    ],
    ['es', '12.000,50 € de 25.000 € usados, 12.999,50 € libres', '−84 desde el 12 sept 2026', 'gratis hasta las 14:05'],
    ['pt', '12 000,50 € de 25 000 € usados, 12 999,50 € livres', '−84 desde 12/09/2026', 'grátis até às 14:05'],
  ] as const)('%s writes amounts, dates and times in its own way', (language, bar, delta, cost) => {
    const view = cardView({ ...input, ...situations['decided'], language });
    expect([view.limit?.bar?.text, view.delta?.text, view.refresh?.buttons[0]?.cost].map(plain)).toEqual([
      bar,
      delta,
      cost,
    ]);
  });

  it('a reader’s own variety decides how figures are written', () => {
    const view = cardView({ ...input, credit, language: 'pt', locale: 'pt-BR' });
    expect(plain(view.limit?.amount)).toBe('€ 25.000');
  });
});
