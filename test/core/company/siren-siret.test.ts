import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passesLuhn } from '../../../core/src/company/luhn.ts';
import { isSiren, normaliseSiren, sirenFault } from '../../../core/src/company/siren.ts';
import { isSiret, sirenOfSiret, siretFault } from '../../../core/src/company/siret.ts';

const checkDigit = (body: string): string =>
  Array.from('0123456789').find((digit) => passesLuhn(body + digit)) ??
  expect.unreachable('every body has a check digit');

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

const siren = digits(8)
  .map((body) => body + checkDigit(body))
  .filter((text) => text !== '000000000');

const withDigit = (text: string, place: number, digit: string): string =>
  text.slice(0, place) + digit + text.slice(place + 1);

describe('a SIREN', () => {
  // 732829320 is the example of INSEE's documentation; 552032534 (Danone), 552081317 (EDF), 356000000 (La Poste) and
  // 542065479 (Stellantis Auto) are printed on the companies' own legal pages; 000000018 is the sandbox's.
  test.each(['732829320', '552032534', '552081317', '356000000', '542065479', '000000018'])('%s is one', (text) => {
    expect(isSiren(text)).toBe(true);
  });

  test.each(['552 032 534', '552.032.534', '552\u00a0032\u00a0534', '552\u202f032\u202f534', ' 552-032-534 '])(
    'is read as people type it: %j',
    (text) => {
      expect(normaliseSiren(text)).toBe('552032534');
      expect(isSiren(text)).toBe(true);
    },
  );

  test.each([
    ['000000019', '000000019 fails the check digit: a SIREN is 9 digits that pass the Luhn check'],
    ['000000000', '000000000 belongs to nobody: a SIREN is 9 digits that pass the Luhn check'],
    ['12345678', '12345678 is not 9 digits: a SIREN is 9 digits that pass the Luhn check'],
    ['FR0000018', 'FR0000018 is not 9 digits: a SIREN is 9 digits that pass the Luhn check'],
    [' ', 'it is empty: a SIREN is 9 digits that pass the Luhn check; leave it out if it is not known'],
  ])('%j is refused with what would be right', (text, message) => {
    expect(sirenFault(text)).toBe(message);
  });

  test('a long text is quoted in part only', () => {
    expect(sirenFault('9'.repeat(5000))?.length).toBeLessThan(120);
  });

  test('with any one digit changed is always refused', () => {
    fc.assert(
      fc.property(siren, fc.nat(8), fc.integer({ min: 1, max: 9 }), (text, place, shift) => {
        const digit = String((Number(text[place]) + shift) % 10);
        expect(isSiren(withDigit(text, place, digit))).toBe(false);
      }),
    );
  });

  test('with two neighbours swapped is refused, but for 0 and 9, which Luhn cannot tell apart', () => {
    fc.assert(
      fc.property(siren, fc.nat(7), (text, place) => {
        const [one = '', other = ''] = [text[place], text[place + 1]];
        const isBlind = one === other || one + other === '09' || one + other === '90';
        const swapped = withDigit(withDigit(text, place, other), place + 1, one);
        expect(isSiren(swapped)).toBe(isBlind);
      }),
    );
  });

  test('is in canonical form after one normalisation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(normaliseSiren(normaliseSiren(text))).toBe(normaliseSiren(text));
      }),
    );
  });
});

describe('a SIRET', () => {
  test('of an ordinary company passes Luhn and begins with its SIREN', () => {
    expect(isSiret('732 829 320 00074')).toBe(true);
    expect(sirenOfSiret('732 829 320 00074')).toBe('732829320');
    expect(siretFault('73282932000079')).toContain('fails the check digit');
  });

  test('whose first nine digits are no SIREN is refused even when the whole passes Luhn', () => {
    const text = '73282932100'.padEnd(13, '0');
    const whole = text + checkDigit(text);
    expect(passesLuhn(whole)).toBe(true);
    expect(siretFault(whole)).toContain('does not begin with a valid SIREN');
  });

  test('of the seat of La Poste is an ordinary one', () => {
    expect(isSiret('35600000000048')).toBe(true);
    expect(isSiret('35600000000049')).toBe(false);
  });

  // INSEE: the digit sum of another establishment of La Poste is a multiple of 5. 35600000049837 is an example of python-stdnum.
  test('of La Poste follows the sum of its digits and not Luhn', () => {
    fc.assert(
      fc.property(digits(5), (tail) => {
        const text = `356000000${tail}`;
        fc.pre(text !== '35600000000048');
        const sum = Array.from(text).reduce((total, digit) => total + Number(digit), 0);
        expect(isSiret(text)).toBe(sum % 5 === 0);
      }),
    );
    expect(isSiret('35600000049837')).toBe(true);
    expect(passesLuhn('35600000049837')).toBe(false);
  });

  test('of anybody else has no such exception', () => {
    expect(isSiret('73282932000005')).toBe(passesLuhn('73282932000005'));
    expect(isSiret('00000000000000')).toBe(false);
  });

  test('with one digit changed is refused', () => {
    const siret = fc
      .tuple(siren, digits(4))
      .map(([start, tail]) => start + tail)
      .filter((body) => !body.startsWith('356000000'))
      .map((body) => body + checkDigit(body));
    fc.assert(
      fc.property(siret, fc.nat(13), fc.integer({ min: 1, max: 9 }), (text, place, shift) => {
        const changed = withDigit(text, place, String((Number(text[place]) + shift) % 10));
        fc.pre(!changed.startsWith('356000000'));
        expect(isSiret(changed)).toBe(false);
      }),
    );
  });
});
