import { randomUUID } from 'node:crypto';

/** A company that no other test watches: eight digits of chance and the check digit (Luhn). */
export const newSiren = (): string => {
  const digits = String(parseInt(randomUUID().slice(0, 6), 16)).padStart(8, '0');
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};
