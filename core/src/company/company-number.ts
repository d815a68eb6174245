import { compactIdentifier, quoted } from './compact-identifier.ts';

const SHAPE = 'a UK company number is 8 digits, or a prefix such as SC, NI or OC and 6 digits';

/**
 * Prefixes that Companies House gives besides plain numbers for England and Wales (its URI customer guide, "Company
 * number prefixes"). R0 is an old Northern Irish series whose prefix ends in a digit.
 */
const PREFIXES = new Set(
  (
    'AC BR CE CS EN ES FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NV NZ OC OE PC R0 RC RS ' +
    'SA SC SE SF SG SI SL SO SP SR SZ UE ZC'
  ).split(' '),
);

/** Registered societies may end in up to three letters (`IP12345R`, `RS007IP`…), NI and SL numbers in an A. */
const TAILS: Readonly<Record<string, RegExp>> = {
  IP: /^\d{3}[0-9A-Z]{3}$/,
  NP: /^\d{3}[0-9A-Z]{3}$/,
  RS: /^\d{3}[0-9A-Z]{3}$/,
  SP: /^\d{3}[0-9A-Z]{3}$/,
  NI: /^\d{5}[\dA]$/,
  SL: /^\d{5}[\dA]$/,
};
const PLAIN_TAIL = /^\d{6}$/;

/** `sc 1234` -> `SC001234`, `445790` -> `00445790`: leading zeros are often lost in spreadsheets. Idempotent. */
export const normaliseCompanyNumber = (text: string): string => {
  const compact = compactIdentifier(text);
  if (/^\d{1,8}$/.test(compact)) return compact.padStart(8, '0');
  const [, prefix, digits] = /^([A-Z]{2}|R(?=\d))(\d+)$/.exec(compact) ?? [];
  if (prefix === undefined || digits === undefined) return compact;
  return `${prefix}${digits.padStart(8 - prefix.length, '0')}`;
};

const isKnownShape = (number: string): boolean => {
  if (/^\d{8}$/.test(number)) return true;
  const prefix = number.slice(0, 2);
  return PREFIXES.has(prefix) && (TAILS[prefix] ?? PLAIN_TAIL).test(number.slice(2));
};

/** What is wrong with a text as a Companies House number, or undefined when nothing is. It has no check digit. */
export const companyNumberFault = (text: string): string | undefined => {
  const number = normaliseCompanyNumber(text);
  if (number === '') return `it is empty: ${SHAPE}; leave it out if it is not known`;
  if (!isKnownShape(number)) return `${quoted(text)} has not the right form: ${SHAPE}`;
  return /^\D*0*$/.test(number) ? `${number} belongs to nobody: ${SHAPE}` : undefined;
};

export const isCompanyNumber = (text: string): boolean => companyNumberFault(text) === undefined;
