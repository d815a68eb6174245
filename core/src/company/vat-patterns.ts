import type { CountryCode } from './company.ts';

/**
 * How a VAT number of each country looks after its two-letter prefix: VIES, "VAT identification number structure"
 * (ec.europa.eu/taxation_customs/vies, FAQ Q11); GB and XI: HMRC VAT Notice 700 and the Protocol on Northern Ireland.
 */
export type VatPattern = { readonly country: CountryCode; readonly pattern: RegExp; readonly shape: string };

const of = (country: CountryCode, pattern: RegExp, shape: string): VatPattern => ({ country, pattern, shape });

const GB_PATTERN = /^(\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/;
const GB_SHAPE = '9 or 12 digits (or GD or HA and 3 digits)';

/** By VAT prefix: Greece writes EL, Northern Ireland XI. */
export const VAT_PATTERNS: Readonly<Record<string, VatPattern>> = {
  AT: of('AT', /^U\d{8}$/, 'U and 8 digits'),
  BE: of('BE', /^[01]\d{9}$/, '10 digits that begin with 0 or 1'),
  BG: of('BG', /^\d{9,10}$/, '9 or 10 digits'),
  CY: of('CY', /^\d{8}[A-Z]$/, '8 digits and a letter'),
  CZ: of('CZ', /^\d{8,10}$/, '8 to 10 digits'),
  DE: of('DE', /^[1-9]\d{8}$/, '9 digits'),
  DK: of('DK', /^[1-9]\d{7}$/, '8 digits'),
  EE: of('EE', /^\d{9}$/, '9 digits'),
  EL: of('GR', /^\d{9}$/, '9 digits'),
  ES: of('ES', /^[A-Z0-9]\d{7}[A-Z0-9]$/, '9 characters, the first or last a letter'),
  FI: of('FI', /^\d{8}$/, '8 digits'),
  FR: of('FR', /^[0-9A-HJ-NP-Z]{2}\d{9}$/, 'a key of 2 characters and a SIREN of 9 digits'),
  GB: of('GB', GB_PATTERN, GB_SHAPE),
  HR: of('HR', /^\d{11}$/, '11 digits'),
  HU: of('HU', /^\d{8}$/, '8 digits'),
  IE: of('IE', /^(\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/, '7 digits and 1 or 2 letters'),
  IT: of('IT', /^\d{11}$/, '11 digits'),
  LT: of('LT', /^(\d{9}|\d{12})$/, '9 or 12 digits'),
  LU: of('LU', /^\d{8}$/, '8 digits'),
  LV: of('LV', /^\d{11}$/, '11 digits'),
  MT: of('MT', /^\d{8}$/, '8 digits'),
  NL: of('NL', /^\d{9}B\d{2}$/, '9 digits, B and 2 digits'),
  PL: of('PL', /^\d{10}$/, '10 digits'),
  PT: of('PT', /^[1-9]\d{8}$/, '9 digits'),
  RO: of('RO', /^[1-9]\d{1,9}$/, '2 to 10 digits'),
  SE: of('SE', /^\d{10}(0[1-9]|[1-9]\d)$/, '12 digits'),
  SI: of('SI', /^[1-9]\d{7}$/, '8 digits'),
  SK: of('SK', /^[1-9]\d{9}$/, '10 digits'),
  XI: of('GB', GB_PATTERN, GB_SHAPE),
};
