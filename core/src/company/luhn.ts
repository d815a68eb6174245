/**
 * Luhn check (ISO/IEC 7812-1 annex B) of a string of decimal digits, check digit last. Doubles every second digit
 * from the right. False for an empty string and for anything that is not a digit.
 */
export const passesLuhn = (digits: string): boolean => /^\d+$/.test(digits) && luhnSum(digits) % 10 === 0;

const luhnSum = (digits: string): number =>
  Array.from(digits)
    .toReversed()
    .reduce((sum, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
      return sum + (value > 9 ? value - 9 : value);
    }, 0);
