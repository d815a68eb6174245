import { describe, expect, test } from 'vitest';
import { negotiateLanguage } from '../../core/src/language.ts';

describe('the language of an answer', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['FR-ca', 'fr'],
    ['pt-BR,pt;q=0.9,en;q=0.8', 'pt'],
    ['en;q=0.4, es;q=0.9', 'es'],
    ['de-DE, fr;q=0.5', 'fr'],
    ['de, it;q=0.9', 'en'],
    ['*', 'en'],
    ['fr;q=0', 'en'],
    ['fr;q=0, fr-FR;q=0.8, es;q=0.1', 'es'],
    ['es;q=0.5,fr;q=0.5', 'es'],
  ] as const)('of Accept-Language %j is %s', (header, language) => {
    expect(negotiateLanguage(header, 'en')).toBe(language);
  });

  test('an unreadable range is passed over, the readable ones still count', () => {
    expect(negotiateLanguage('fr;q=2, @@;q=1, es;q=0.3;x=1, pt;q=0.2', 'en')).toBe('pt');
  });

  test('the fallback is what the tenant chose', () => {
    expect(negotiateLanguage('de', 'fr')).toBe('fr');
    expect(negotiateLanguage('*;q=0.1', 'pt')).toBe('pt');
  });
});
