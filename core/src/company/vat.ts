import type { CountryCode } from './company.ts';
import { compactIdentifier, quoted } from './compact-identifier.ts';
import { isSiren } from './siren.ts';
import { frenchVatKey, VAT_CHECKS } from './vat-check-digits.ts';
import { VAT_PATTERNS } from './vat-patterns.ts';

const SHAPE = 'a VAT number begins with the two letters of its country, such as FR, DE or XI';

/**
 * `fr 83 404.833.048` -> `FR83404833048`. Belgian numbers of the old form get their leading zero, so that one company
 * has one key. Idempotent.
 */
export const normaliseVat = (text: string): string => compactIdentifier(text).replace(/^BE(?=\d{9}$)/, 'BE0');

/** What is wrong with a text as a VAT number of the EU, Northern Ireland or Great Britain, or undefined. */
export const vatFault = (text: string): string | undefined => {
  const vat = normaliseVat(text);
  if (vat === '') return `it is empty: ${SHAPE}; leave it out if it is not known`;
  const prefix = vat.slice(0, 2);
  const form = Object.hasOwn(VAT_PATTERNS, prefix) ? VAT_PATTERNS[prefix] : undefined;
  if (form === undefined) return `${quoted(text)} has no known country: ${SHAPE}`;
  const number = vat.slice(2);
  if (!form.pattern.test(number) || /^0+$/.test(number)) {
    return `${quoted(text)} has not the right form: a VAT number of ${form.country} is ${prefix} and ${form.shape}`;
  }
  const passes = VAT_CHECKS[prefix] ?? (() => true);
  return passes(number) ? undefined : `${vat} fails the check digits of a VAT number of ${form.country}`;
};

export const isVat = (text: string): boolean => vatFault(text) === undefined;

/** The country of a valid VAT number, ISO 3166-1: `EL…` is GR, `XI…` is GB. */
export const countryOfVat = (vat: string): CountryCode => {
  const prefix = normaliseVat(vat).slice(0, 2);
  return VAT_PATTERNS[prefix]?.country ?? prefix;
};

/** The SIREN inside a valid French VAT number; undefined for other countries and for Monaco. */
export const sirenOfVat = (vat: string): string | undefined => {
  const normal = normaliseVat(vat);
  const siren = normal.slice(4);
  return normal.startsWith('FR') && isSiren(siren) ? siren : undefined;
};

/** The VAT number that a French company has by default, for display: some have a newer key, and some have none. */
export const frenchVatOf = (siren: string): string => `FR${frenchVatKey(siren)}${siren}`;
