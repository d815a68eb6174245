import { describe, expect, test } from 'vitest';
import type { ReasonValue } from '../../../core/src/decision/decision.ts';
import { VALUE_FORMS } from '../../../core/src/decision/format-value.ts';
import { REASON_CODES, type ReasonCode } from '../../../core/src/decision/reason-code.ts';
import { READERS, reasonTemplate, reasonText } from '../../../core/src/decision/reason-text.ts';
import { LANGUAGES } from '../../../core/src/language.ts';
import { STATEMENT_FAULTS } from '../../../core/src/signal/statement-faults.ts';

const CODES = Object.keys(REASON_CODES) as ReasonCode[];
const VALUES: readonly ReasonValue[] = [
  { type: 'number', value: 7 },
  { type: 'ratio', value: -0.62 },
  { type: 'date', value: '2026-03-01' },
  { type: 'money', value: { minor: 2_500_000, currency: 'EUR' } },
  { type: 'text', value: '41' },
  ...STATEMENT_FAULTS.map((value): ReasonValue => ({ type: 'fault', value })),
];

/** Intl writes no-break spaces; a reader of this file does not see them. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const everyText = LANGUAGES.flatMap((language) =>
  READERS.flatMap((reader) => CODES.map((code) => ({ code, language, reader }))),
);

describe('every reason code has a text for both readers in four languages', () => {
  test.each(everyText)('$code reads as a sentence in $language for the $reader, with and without a value', (text) => {
    const { code, language, reader } = text;
    for (const value of [undefined, ...VALUES]) {
      const sentence = plain(reasonText(value ? { code, value } : { code }, language, reader));
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
      expect(sentence).not.toMatch(/[[\]{}|]| {2}|\( *\)|,\.|undefined|NaN|Invalid/);
      expect(sentence).not.toMatch(language === 'fr' ? / [,.)]/ : / [,.:;)]/);
    }
  });

  test.each(everyText)('$code in $language for the $reader asks only for forms that exist', (text) => {
    const template = reasonTemplate(text.code, text.language, text.reader);
    const forms = [...template.matchAll(/\{value:(\w+)\}/g)].map((found) => found[1]);
    for (const form of forms) expect(VALUE_FORMS).toContain(form);
    expect(template.replaceAll(/\[[^[\]]*\]/g, '')).not.toContain('{');
  });

  test('a value is shown in every language or in none', () => {
    for (const code of CODES)
      for (const reader of READERS) {
        const shows = LANGUAGES.map((language) => reasonTemplate(code, language, reader).includes('{value'));
        expect(new Set(shows).size, `${code} for the ${reader}`).toBe(1);
      }
  });

  test('no two languages share a sentence, and no two codes either', () => {
    for (const reader of READERS) {
      const sentences = CODES.flatMap((code) => LANGUAGES.map((language) => reasonTemplate(code, language, reader)));
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  test('the company is addressed, and never shown the words of the trade', () => {
    const jargon = /\b(PD|score|grade|scorecard|encours cible|rating)\b/i;
    for (const code of CODES) expect(reasonTemplate(code, 'en', 'company')).not.toMatch(jargon);
    for (const code of CODES) expect(reasonTemplate(code, 'en', 'company')).toMatch(/\b(you|your|yours|we)\b/i);
  });

  test('no Spanish text says tú, no French text says tu', () => {
    for (const code of CODES)
      for (const reader of READERS) {
        expect(reasonTemplate(code, 'es', reader)).not.toMatch(/\b(tú|tus?|puedes|envíanos)\b/i);
        expect(reasonTemplate(code, 'fr', reader)).not.toMatch(/\b(tu|tes|ton|toi)\b/i);
      }
  });
});

const english = (code: ReasonCode, value: ReasonValue): string => reasonText({ code, value }, 'en', 'seller');

describe('a value is written as the reader writes it', () => {
  const young = { code: 'AGE_YOUNG', value: { type: 'number', value: 3 } } as const;
  const below = {
    code: 'LIMIT_BELOW_NEED',
    value: { type: 'money', value: { minor: 1_234_550, currency: 'EUR' } },
  } as const;
  const liquidation = { code: 'LIQUIDATION_OPEN', value: { type: 'date', value: '2026-03-01' } } as const;

  test.each([
    [young, 'en', 'The company is young (3 years old).'],
    [young, 'fr', 'L’entreprise est jeune (3 ans d’existence).'],
    [young, 'es', 'La empresa es joven (3 años de antigüedad).'],
    [young, 'pt', 'A empresa é jovem (3 anos de existência).'],
    [below, 'en', 'The limit that we can justify, €12,345.50, is below the amount asked for.'],
    [below, 'fr', 'Le plafond d’encours justifié (12 345,50 €) est inférieur au montant demandé.'],
    [below, 'es', 'El límite de crédito que se justifica (12.345,50 €) es inferior al importe solicitado.'],
    [below, 'pt', 'O limite de crédito que se justifica (12 345,50 €) é inferior ao montante pedido.'],
    [liquidation, 'en', 'The company is in liquidation by judgment of 1 March 2026.'],
    [liquidation, 'fr', 'L’entreprise est en liquidation judiciaire (jugement du 1er mars 2026).'],
    [liquidation, 'es', 'La empresa está en liquidación por resolución judicial de 1 de marzo de 2026.'],
    [liquidation, 'pt', 'A empresa está em liquidação por sentença de 1 de março de 2026.'],
  ] as const)('%j in %s', (reason, language, sentence) => {
    expect(plain(reasonText(reason, language, 'seller'))).toBe(sentence);
  });

  test('a length of time takes the unit that suits it', () => {
    expect(english('AGE_YOUNG', { type: 'number', value: 0.4 })).toContain('5 months');
    expect(english('CHANGE_RECENT', { type: 'number', value: 0.3 })).toContain('9 days ago');
    expect(english('CHANGE_RECENT', { type: 'number', value: 0 })).toContain('today');
    expect(english('CHANGE_RECENT', { type: 'number', value: 1 })).toContain('1 month ago');
    expect(english('CHANGE_NONE', { type: 'number', value: 62 })).toContain('5 years ago');
    expect(english('PROCEEDINGS_PAST', { type: 'number', value: 1.25 })).toContain('15 months ago');
  });

  test('paying early is no negative delay', () => {
    expect(english('PAYS_ON_TIME', { type: 'number', value: -4 })).toContain('0 days');
  });

  test('a percentage keeps the digits that matter, and a change keeps its sign', () => {
    expect(english('RISK_TOO_HIGH', { type: 'ratio', value: 0.00412 })).toContain('0.41%');
    expect(english('RISK_TOO_HIGH', { type: 'ratio', value: 0.0412 })).toContain('4.1%');
    expect(english('RISK_TOO_HIGH', { type: 'ratio', value: 0.412 })).toContain('41%');
    expect(english('CASH_RISING', { type: 'ratio', value: 0.3 })).toContain('+30%');
    expect(english('CASH_FALLING', { type: 'ratio', value: -0.62 })).toContain('-62%');
    expect(english('EQUITY_WEAK', { type: 'ratio', value: -0.004 })).toContain('-0.4%');
  });

  test('a text value is shown as it is, whatever it holds', () => {
    expect(english('SECTOR_RISKY', { type: 'text', value: '$& {value} [41|' })).toContain('NACE $& {value} [41|');
  });
});
