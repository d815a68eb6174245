import { COUNTERFACTUAL_CODES, type Counterfactual, type Decision, type ReasonValue } from '@creditline/core';
import { describe, expect, test } from 'vitest';
import { adverseAction } from '../../../core/src/decision/adverse-action.ts';
import {
  conditionText,
  counterfactualText,
  counterfactualTexts,
  SPOKEN,
  type Telling,
} from '../../../core/src/decision/counterfactual-text.ts';
import { VALUE_FORMS } from '../../../core/src/decision/format-value.ts';
import { READERS } from '../../../core/src/decision/reason-text.ts';
import { LANGUAGES, type Language } from '../../../core/src/language.ts';
import { decideOn, SOUND } from '../company-facts.ts';

/** Intl writes no-break spaces; a reader of this file does not see them. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const euros = (value: number) => ({ minor: value * 100, currency: 'EUR' }) as const;

const CAPITAL: Counterfactual = {
  code: 'CAPITAL_PAID_IN',
  reason: 'EQUITY_WEAK',
  change: { to: { type: 'money', value: euros(40_000) } },
  before: { score: 598, grade: 'D', outcome: 'refer', limit: euros(12_000) },
  after: { score: 655, grade: 'C', outcome: 'accept', limit: euros(20_000) },
};

const telling = (language: Language, more: Partial<Telling> = {}): Telling => ({
  language,
  reader: 'seller',
  isNaturalPerson: false,
  isScored: true,
  ...more,
});

const FIGURES = [
  { type: 'number', value: 7 },
  { type: 'number', value: 0 },
  { type: 'ratio', value: 0.12 },
  { type: 'date', value: '2026-03-01' },
  { type: 'money', value: euros(25_000) },
] as const satisfies readonly ReasonValue[];

const everyText = LANGUAGES.flatMap((language) =>
  READERS.flatMap((reader) => COUNTERFACTUAL_CODES.map((code) => ({ code, language, reader }))),
);

describe('every counterfactual has a text for both readers in four languages', () => {
  test.each(everyText)('$code reads as a sentence in $language for the $reader', ({ code, language, reader }) => {
    for (const to of FIGURES) {
      const sentence = plain(counterfactualText({ ...CAPITAL, code, change: { to } }, telling(language, { reader })));
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
      expect(sentence).not.toMatch(/[[\]{}|]| {2}|\( *\)|,\.|undefined|NaN|Invalid/);
      expect(sentence).not.toMatch(language === 'fr' ? / [,.)]/ : / [,.:;)]/);
    }
  });

  test('a figure is shown in every language, in a form that exists', () => {
    for (const { code, language, reader } of everyText) {
      const template = counterfactualTexts(language).conditions[code][reader];
      expect(template).toMatch(/\{value(?::\w+)?\}/);
      for (const [, form] of template.matchAll(/\{value:(\w+)\}/g)) expect(VALUE_FORMS).toContain(form);
    }
  });

  test('no two codes and no two languages share a text', () => {
    for (const reader of READERS) {
      const texts = COUNTERFACTUAL_CODES.flatMap((code) =>
        LANGUAGES.map((language) => counterfactualTexts(language).conditions[code][reader]),
      );
      expect(new Set(texts).size).toBe(texts.length);
    }
    for (const part of SPOKEN)
      expect(new Set(LANGUAGES.map((language) => counterfactualTexts(language).results[part])).size).toBe(4);
  });
});

describe('what a text says', () => {
  test.each([
    [
      'en',
      'With new capital of €40,000 paid in: score from 598 to 655, grade from D to C, limit from €12,000 to €20,000, decision “Accept” instead of “Review”.',
    ],
    [
      'fr',
      'Avec un apport en capital de 40 000 € : score de 598 à 655, note de D à C, limite de 12 000 € à 20 000 €, décision « Accepter » au lieu de « À examiner ».',
    ],
    [
      'es',
      'Con una aportación de capital de 40.000 €: puntuación de 598 a 655, nota de D a C, límite de 12.000 € a 20.000 €, decisión «Aceptar» en lugar de «Revisar».',
    ],
    [
      'pt',
      'Com uma entrada de capital de 40 000 €: pontuação de 598 para 655, nota de D para C, limite de 12 000 € para 20 000 €, decisão «Aceitar» em vez de «Analisar».',
    ],
  ] as const)('in %s: the change, and what would have followed', (language, sentence) => {
    expect(plain(counterfactualText(CAPITAL, telling(language)))).toBe(sentence);
  });

  test('a figure that stays the same goes unsaid', () => {
    const after = { ...CAPITAL.before, score: 610 };
    expect(counterfactualText({ ...CAPITAL, after }, telling('en'))).toBe(
      'With new capital of €40,000 paid in: score from 598 to 610.',
    );
  });

  test('where no score is shown, none is told', () => {
    const text = counterfactualText(CAPITAL, telling('en', { isScored: false }));
    expect(text).not.toMatch(/score|grade|598|655/);
    expect(text).toContain('limit from €12,000 to €20,000');
  });

  test.each(LANGUAGES)(
    'in %s a natural person is promised no acceptance, but told that a person decides',
    (language) => {
      for (const reader of READERS) {
        const text = counterfactualText(CAPITAL, telling(language, { reader, isNaturalPerson: true }));
        expect(text.endsWith(counterfactualTexts(language).person)).toBe(true);
        expect(text).not.toMatch(/Accept|Aceptar|Aceitar|sans garantie|sin garantía|sem garantia|without a guarantee/);
      }
    },
  );

  test('the company reads a computation, without letters of grade', () => {
    const text = counterfactualText(CAPITAL, telling('en', { reader: 'company' }));
    expect(text).toBe(
      'With new capital of €40,000 paid into your company, the same computation would have led to: score from 598 to 655, limit from €12,000 to €20,000, decision “credit without a guarantee” instead of “review by a person”.',
    );
  });

  test('the condition alone says nothing of a result', () => {
    expect(conditionText(CAPITAL, telling('en'))).toBe('With new capital of €40,000 paid in');
  });
});

describe('the notice to a company', () => {
  const refused: Decision = {
    ...decideOn(SOUND),
    outcome: 'refuse',
    reasons: [{ code: 'EQUITY_WEAK', topic: 'equity', direction: 'down', points: -40 }],
    counterfactuals: [CAPITAL, { ...CAPITAL, code: 'UNPAID_SETTLED', reason: 'UNPAID_SOME' }],
  };

  test('tells the changes that belong to its reasons, and that they are no promise', () => {
    const told = adverseAction(refused, 'en');
    expect(told?.changes).toEqual([counterfactualText(CAPITAL, telling('en', { reader: 'company' }))]);
    expect(told?.statement).toContain('no promise of a later decision');
  });

  test('says nothing of changes where none is known', () => {
    const { counterfactuals: _, ...none } = refused;
    const told = adverseAction(none, 'en');
    expect(told?.changes).toEqual([]);
    expect(told?.statement).not.toContain('promise');
  });

  test('promises a natural person nothing', () => {
    const [change] = adverseAction({ ...refused, subjectKind: 'natural_person' }, 'en')?.changes ?? [];
    expect(change).toContain('A person takes the decision in any case.');
    expect(change).not.toContain('decision “');
  });
});
