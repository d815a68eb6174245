import { compactIdentifier, quoted } from './compact-identifier.ts';
import { passesLuhn } from './luhn.ts';

const SHAPE = 'a SIREN is 9 digits that pass the Luhn check';

/** `552 032 534` -> `552032534`. */
export const normaliseSiren = compactIdentifier;

/** What is wrong with a text as a SIREN (INSEE: 8 digits and a Luhn check digit), or undefined when nothing is. */
export const sirenFault = (text: string): string | undefined => {
  const siren = normaliseSiren(text);
  if (siren === '') return `it is empty: ${SHAPE}; leave it out if it is not known`;
  if (!/^\d{9}$/.test(siren)) return `${quoted(text)} is not 9 digits: ${SHAPE}`;
  if (siren === '000000000') return `${siren} belongs to nobody: ${SHAPE}`;
  return passesLuhn(siren) ? undefined : `${siren} fails the check digit: ${SHAPE}`;
};

export const isSiren = (text: string): boolean => sirenFault(text) === undefined;
