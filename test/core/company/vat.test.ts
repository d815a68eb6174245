import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VAT_PATTERNS } from '../../../core/src/company/vat-patterns.ts';
import { countryOfVat, frenchVatOf, isVat, normaliseVat, sirenOfVat, vatFault } from '../../../core/src/company/vat.ts';

// Numbers that companies print in public, as collected in the test suite of python-stdnum (test_eu_vat.doctest and the
// examples of its modules), which checks each against the register's own rule.
const PUBLISHED = {
  AT: ['ATU 142 43 102', 'ATU57194903', 'ATU 65033803', 'AT U13585627'],
  BE: ['BE (0)468.561.072', 'BE 0202.239.951', 'BE 444.503.092', 'BE697449992', 'BE 0408 299 922'],
  DE: ['DE - 113866163', 'DE 813 11 38 75', 'DE136695976', 'DE129390950', 'DE 221.304.969'],
  DK: ['DK 13 58 56 28', 'DK 10 50 32 80', 'DK-20 04 52 72', 'DK36149213'],
  EL: ['EL 039868210', 'EL 094012834', 'EL 999715835'],
  ES: [
    'ES A-28184661',
    'ES Q0818001J',
    'ES - Q0818001J',
    'ES 54362315K',
    'ES-X-5253868-R',
    'ES Y5277343F',
    'ES W4003922D',
    'ES B64717838',
    'ES M1234567L',
  ],
  FI: ['FI 20774740', 'FI 0982651-1', 'FI-214 95 540'],
  FR: [
    'FR 83 404 833 048',
    'FR 61 954 506 077',
    'Fr 40 303 265 045',
    'FR 04409414364',
    'FR K7 399859412',
    'FR16000063601',
  ],
  GB: ['GB 980 7806 84', 'GBGD001', 'GBHA599'],
  IE: ['IE 6433435F', 'IE 6433435OA', 'IE 8D79739I'],
  IT: ['IT 00743110157'],
  LU: ['LU 150 274 42'],
  NL: ['NL004495445B01', 'NL002455799B11'],
  PL: ['PL 8567346215'],
  PT: ['PT 501 964 843'],
  SE: ['SE 123456789701'],
} as const;

const EVERY = Object.values(PUBLISHED).flat();

/** Wrong check digits, from the same examples. */
const WRONG = [
  'ATU13585626',
  'BE0431150351',
  'DE136695978',
  'DK13585627',
  'ESB64717839',
  'ES54362315A',
  'FI20774741',
  'FR84323140391',
  'FR00404833048',
  'GB802311781',
  'IE6433435E',
  'IE8D79739J',
  'IT00743110158',
  'LU15027443',
  'NL123456789B90',
  'PL8567346216',
  'PT501964842',
  'SE123456789101',
  'EL094012835',
];

describe('a VAT number', () => {
  test.each(EVERY)('%s, which is published, is accepted', (text) => {
    expect(vatFault(text)).toBeUndefined();
  });

  test.each(WRONG)('%s fails its check digits', (text) => {
    expect(vatFault(text)).toMatch(/fails the check digits of a VAT number of [A-Z]{2}$/);
  });

  test.each([
    'BG103873594',
    'CY10259033P',
    'CZ25123891',
    'EE100931558',
    'HR12345678901',
    'HU12345678',
    'LT123456789',
    'LV12345678901',
    'MT12345678',
    'RO18',
    'SI12345678',
    'SK1234567890',
    'XIGD001',
  ])('%s of a country that is checked by its form is accepted', (text) => {
    expect(isVat(text)).toBe(true);
  });

  test('of every member state, Northern Ireland and Great Britain is known, and of no other country', () => {
    expect(Object.keys(VAT_PATTERNS)).toHaveLength(29);
    expect(vatFault('CH123456789')).toContain('no known country');
    expect(vatFault('404833048')).toContain('begins with the two letters of its country');
    expect(vatFault('constructor')).toContain('no known country');
  });

  test.each(Object.keys(VAT_PATTERNS))(
    'of %s that is too short, too long or all zeros is refused with the form',
    (prefix) => {
      for (const number of ['1', '1'.repeat(14), '0'.repeat(9)]) {
        expect(vatFault(prefix + number)).toContain(
          `has not the right form: a VAT number of ${VAT_PATTERNS[prefix]?.country} is`,
        );
      }
    },
  );

  test('is told in its canonical form, whatever its punctuation', () => {
    expect(normaliseVat('be (0)468.561.072')).toBe('BE0468561072');
    expect(normaliseVat('BE 468.561.072')).toBe('BE0468561072');
    fc.assert(
      fc.property(fc.constantFrom(...EVERY), (text) => {
        expect(normaliseVat(normaliseVat(text).toLowerCase())).toBe(normaliseVat(text));
      }),
    );
  });

  test('says its country in ISO 3166-1', () => {
    expect(countryOfVat('EL094012834')).toBe('GR');
    expect(countryOfVat('XI980780684')).toBe('GB');
    expect(countryOfVat('de136695976')).toBe('DE');
  });

  test.each(['DE136695976', 'FR83404833048', 'PL8567346215', 'BE0428759497', 'IT00743110157', 'ATU13585627'])(
    '%s with one digit changed is refused',
    (text) => {
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 9 }), (place, shift) => {
          const digit = text[place] ?? '';
          fc.pre(/\d/.test(digit));
          expect(isVat(text.slice(0, place) + String((Number(digit) + shift) % 10) + text.slice(place + 1))).toBe(
            false,
          );
        }),
      );
    },
  );
});

describe('a French VAT number', () => {
  // INSEE's own example of the key: 404 833 048 gives 83.
  test('is made from the SIREN and gives it back', () => {
    expect(frenchVatOf('404833048')).toBe('FR83404833048');
    expect(sirenOfVat('FR 83 404 833 048')).toBe('404833048');
    expect(sirenOfVat(frenchVatOf('000000018'))).toBe('000000018');
    expect(isVat(frenchVatOf('000000018'))).toBe(true);
  });

  test('with a newer key that holds a letter is accepted by its form, and still holds a SIREN', () => {
    expect(sirenOfVat('FRK7399859412')).toBe('399859412');
    expect(isVat('FRK7399859413')).toBe(false);
    expect(isVat('FRIO334175221')).toBe(false);
  });

  test('of Monaco holds no SIREN', () => {
    expect(isVat('FR16000063601')).toBe(true);
    expect(sirenOfVat('FR16000063601')).toBeUndefined();
  });

  test('of another country holds no SIREN', () => {
    expect(sirenOfVat('DE136695976')).toBeUndefined();
  });
});
