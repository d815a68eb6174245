import { passesMod97 } from './lei.ts';
import { passesLuhn } from './luhn.ts';

/** Says whether the check digits of a VAT number without its prefix are right. The pattern has matched before. */
type Check = (number: string) => boolean;

const digit = (text: string, place: number): number => Number(text[place] ?? Number.NaN);

const weighted = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * digit(text, place), 0);

/** Mod 11 as many registers have it: a check value of 10 or 11 is written as 0 where the register says so. */
const mod11 = (text: string, weights: readonly number[]): number => (11 - (weighted(text, weights) % 11)) % 11;

/** Digits doubled at even places and added crosswise, as Luhn does. */
const crossSum = (text: string, places: number): number =>
  Array.from(text.slice(0, places), Number).reduce((sum, figure, place) => {
    const value = figure * (place % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);

/** DE: ISO 7064 mod 11,10 (BZSt, "Aufbau der USt-IdNr."). */
const germany: Check = (number) => {
  const product = Array.from(number.slice(0, 8), Number).reduce((carry, figure) => {
    const sum = (figure + carry) % 10;
    return (2 * (sum === 0 ? 10 : sum)) % 11;
  }, 10);
  return (11 - product) % 10 === digit(number, 8);
};

/** AT: crosswise sum of 7 digits plus 4 (BMF, "Prüfziffer der UID-Nummer"). */
const austria: Check = (number) => (10 - ((crossSum(number.slice(1), 7) + 4) % 10)) % 10 === digit(number, 8);

/** BE: 97 minus the first 8 digits mod 97 (KBO/BCE, enterprise number). */
const belgium: Check = (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8));

/** NL: mod 11 of the old RSIN numbers, or mod 97-10 over the whole since 2020-01-01 (Belastingdienst, btw-id). */
const netherlands: Check = (number) =>
  passesMod97(`NL${number}`) || weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === digit(number, 8);

/** PT: mod 11, where 10 and 11 are written 0 (Portaria 386/98). */
const portugal: Check = (number) => mod11(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 10 === digit(number, 8);

/** LU: the first 6 digits mod 89 (AED). */
const luxembourg: Check = (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6));

/** PL: mod 11; a rest of 10 is never issued (Ministry of Finance, NIP). */
const poland: Check = (number) => weighted(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digit(number, 9);

/** DK: the weighted sum of all 8 digits is a multiple of 11 (Erhvervsstyrelsen, CVR modulus 11). */
const denmark: Check = (number) => weighted(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

/** FI: mod 11; 10 is never issued (PRH, Business ID). */
const finland: Check = (number) => mod11(number, [7, 9, 10, 5, 8, 4, 2]) === digit(number, 7);

/** SE: Luhn over the organisation number, the first 10 digits (Skatteverket SKV 704). */
const sweden: Check = (number) => passesLuhn(number.slice(0, 10));

const IE_LETTERS = 'WABCDEFGHIJKLMNOPQRSTUV';

/** IE: mod 23 with letters; since 2013 a ninth letter counts 9 times, and the oldest form is turned first (Revenue). */
const ireland: Check = (number) => {
  const isOldest = !/^\d{7}/.test(number);
  const digits = isOldest ? `0${number.slice(2, 7)}${number[0] ?? ''}` : number.slice(0, 7);
  const extra = number[8] === undefined ? 0 : 9 * IE_LETTERS.indexOf(number[8]);
  return IE_LETTERS[(weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === number[7];
};

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const CIF_LETTERS = 'JABCDEFGHI';

/** ES, natural persons: mod 23 of the number; X, Y, Z count 0, 1, 2 (Real Decreto 1065/2007; Orden INT/2058/2008). */
const spainPerson: Check = (number) => {
  const first = number[0] ?? '';
  const lead = 'XYZ'.includes(first) ? String('XYZ'.indexOf(first)) : first.replace(/[KLM]/, '');
  return DNI_LETTERS[Number(`${lead}${number.slice(1, 8)}`) % 23] === number[8];
};

/** ES, organisations: Luhn over 7 digits, written as a digit or as the letter in its place (Orden EHA/451/2008). */
const spainOrganisation: Check = (number) => {
  if (!/^[ABCDEFGHJNPQRSUVW]/.test(number)) return false;
  const last = number[8] ?? '';
  const control = CIF_LETTERS.includes(last) ? CIF_LETTERS.indexOf(last) : last;
  return passesLuhn(`${number.slice(1, 8)}${control}`);
};

const spain: Check = (number) => (/^[\dKLMXYZ]/.test(number) ? spainPerson(number) : spainOrganisation(number));

/** EL: weights are powers of two, mod 11 mod 10 (AADE, AFM). */
const greece: Check = (number) => (weighted(number, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digit(number, 8);

/** GB: mod 97, or mod 97 plus 55 for numbers since 2009; government and health numbers have none (HMRC). */
const unitedKingdom: Check = (number) => {
  if (!/^\d/.test(number)) return true;
  const rest = (weighted(number, [8, 7, 6, 5, 4, 3, 2]) + Number(number.slice(7, 9))) % 97;
  return rest === 0 || rest === 42;
};

/** (12 + 3 x (SIREN mod 97)) mod 97, two digits (BOFiP, BOI-TVA-DECLA-20-10-20). */
export const frenchVatKey = (siren: string): string => String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');

/**
 * FR: a key of two digits is computed from the SIREN. Newer keys hold a letter and are accepted by their form.
 * The SIREN has its own check digit, but for Monaco, whose numbers begin with 000 and are not in Sirene.
 */
const france: Check = (number) => {
  const [key, siren] = [number.slice(0, 2), number.slice(2)];
  if (!siren.startsWith('000') && !passesLuhn(siren)) return false;
  return /^\d{2}$/.test(key) ? key === frenchVatKey(siren) : true;
};

/** Countries that are not here are checked by their form only. IT: Luhn (DPR 633/1972, Agenzia delle Entrate). */
export const VAT_CHECKS: Readonly<Record<string, Check>> = {
  AT: austria,
  BE: belgium,
  DE: germany,
  DK: denmark,
  EL: greece,
  ES: spain,
  FI: finland,
  FR: france,
  GB: unitedKingdom,
  IE: ireland,
  IT: passesLuhn,
  LU: luxembourg,
  NL: netherlands,
  PL: poland,
  PT: portugal,
  SE: sweden,
  XI: unitedKingdom,
};
