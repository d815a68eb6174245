import { compactIdentifier, quoted } from './compact-identifier.ts';

const SHAPE = 'a LEI is 18 letters or digits and 2 check digits (ISO 17442)';

export const normaliseLei = compactIdentifier;

/** ISO 7064 mod 97-10: letters count 10 to 35, and the whole number leaves 1. Works digit by digit: no big numbers. */
export const passesMod97 = (text: string): boolean =>
  Array.from(text).reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0) === 1;

/** What is wrong with a text as a Legal Entity Identifier (ISO 17442), or undefined when nothing is. */
export const leiFault = (text: string): string | undefined => {
  const lei = normaliseLei(text);
  if (lei === '') return `it is empty: ${SHAPE}; leave it out if it is not known`;
  if (!/^[A-Z0-9]{18}\d{2}$/.test(lei)) return `${quoted(text)} has not the right form: ${SHAPE}`;
  return passesMod97(lei) ? undefined : `${lei} fails the check digits: ${SHAPE}`;
};

export const isLei = (text: string): boolean => leiFault(text) === undefined;
