import { compactIdentifier, quoted } from './compact-identifier.ts';
import { passesLuhn } from './luhn.ts';
import { isSiren } from './siren.ts';

const SHAPE = 'a SIRET is 14 digits, a SIREN and 5 more, that pass the Luhn check';

const LA_POSTE_SIREN = '356000000';
const LA_POSTE_SEAT = '35600000000048';

/** `732 829 320 00074` -> `73282932000074`. */
export const normaliseSiret = compactIdentifier;

export const sirenOfSiret = (siret: string): string => normaliseSiret(siret).slice(0, 9);

const digitSum = (digits: string): number => Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0);

/**
 * La Poste has more establishments than Luhn leaves numbers for, so INSEE gives it SIRETs whose digit sum is a
 * multiple of 5; only its seat has an ordinary one (INSEE, Sirene documentation, "numéro SIRET").
 */
const passesCheck = (siret: string): boolean =>
  sirenOfSiret(siret) === LA_POSTE_SIREN && siret !== LA_POSTE_SEAT ? digitSum(siret) % 5 === 0 : passesLuhn(siret);

/** What is wrong with a text as a SIRET, or undefined when nothing is. */
export const siretFault = (text: string): string | undefined => {
  const siret = normaliseSiret(text);
  if (siret === '') return `it is empty: ${SHAPE}; leave it out if it is not known`;
  if (!/^\d{14}$/.test(siret)) return `${quoted(text)} is not 14 digits: ${SHAPE}`;
  if (!isSiren(sirenOfSiret(siret))) return `${siret} does not begin with a valid SIREN: ${SHAPE}`;
  return passesCheck(siret) ? undefined : `${siret} fails the check digit: ${SHAPE}`;
};

export const isSiret = (text: string): boolean => siretFault(text) === undefined;
