import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  companyNumberFault,
  isCompanyNumber,
  normaliseCompanyNumber,
} from '../../../core/src/company/company-number.ts';
import { isLei, leiFault } from '../../../core/src/company/lei.ts';

describe('a UK company number', () => {
  // 00445790 is Tesco PLC; prefixes after Companies House's list.
  test.each([
    ['445790', '00445790'],
    ['00445790', '00445790'],
    ['sc 1234', 'SC001234'],
    ['OC301540', 'OC301540'],
    ['R123', 'R0000123'],
    ['R0000123', 'R0000123'],
    ['ni12345', 'NI012345'],
    ['IP12345R', 'IP12345R'],
    ['RS007123', 'RS007123'],
    ['FC-012345', 'FC012345'],
  ])('%s is read as %s', (text, number) => {
    expect(normaliseCompanyNumber(text)).toBe(number);
    expect(isCompanyNumber(text)).toBe(true);
  });

  test.each(['123456789', 'XX123456', 'SC1234567', 'SC12A456', 'A1234567', '0', 'SC000000', '', '12.345.678.9', 'SC'])(
    '%j is refused with the right form',
    (text) => {
      expect(companyNumberFault(text)).toContain('a UK company number is 8 digits, or a prefix');
    },
  );

  test('is in canonical form after one normalisation', () => {
    const typed = fc.stringMatching(/^[a-zA-Z]{0,2}[ 0-9.-]{0,10}$/);
    fc.assert(
      fc.property(typed, (text) => {
        expect(normaliseCompanyNumber(normaliseCompanyNumber(text))).toBe(normaliseCompanyNumber(text));
      }),
    );
  });
});

describe('a LEI', () => {
  // 213800KUD8LAJWSQ9D15 is the example of python-stdnum; 5493001KJTIIGC8Y1R12 (Bloomberg Finance L.P.),
  // HWUPKR0MPOU8FGXBT394 (Apple Inc.) and 506700GE1G29325QX363 (GLEIF) are in GLEIF's public index.
  test.each(['213800KUD8LAJWSQ9D15', '5493001KJTIIGC8Y1R12', 'HWUPKR0MPOU8FGXBT394', '506700GE1G29325QX363'])(
    '%s is one',
    (text) => {
      expect(leiFault(text)).toBeUndefined();
      expect(isLei(text.toLowerCase().replace(/(.{4})/g, '$1 '))).toBe(true);
    },
  );

  test('with one digit changed to another, or one letter to another, is always refused', () => {
    fc.assert(
      fc.property(
        fc.nat(19),
        fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
        (place, character) => {
          const text = '213800KUD8LAJWSQ9D15';
          const old = text[place] ?? '';
          fc.pre(old !== character && /\d/.test(old) === /\d/.test(character));
          expect(isLei(text.slice(0, place) + character + text.slice(place + 1))).toBe(false);
        },
      ),
    );
  });

  test.each(['', '213800KUD8LAJWSQ9D1', '213800KUD8LAJWSQ9DA5', '213800KUD8LAJWSQ9D155', '213800KUD8LÉJWSQ9D15'])(
    '%j is refused with the right form',
    (text) => {
      expect(leiFault(text)).toContain('a LEI is 18 letters or digits and 2 check digits (ISO 17442)');
    },
  );
});
