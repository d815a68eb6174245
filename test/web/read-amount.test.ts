import { describe, expect, test } from 'vitest';
import { readAmount } from '../../server/web/src/form/read-amount.ts';

describe('an amount as a person types it', () => {
  test.each([
    ['25000', 25_000],
    [' 25000 ', 25_000],
    ['25000.50', 25_000.5],
    ['25000,50', 25_000.5],
    ['25 000,50', 25_000.5],
    ['25\u202f000,50', 25_000.5],
    ['25\u00a0000.5', 25_000.5],
    ['25,000.50', 25_000.5],
    ['25.000,50', 25_000.5],
    ['25’000.50', 25_000.5],
    ["1'250'000", 1_250_000],
    ['25.000', 25_000],
    ['25,000', 25_000],
    ['1.250.000', 1_250_000],
    ['1,250,000.5', 1_250_000.5],
    ['12,34,567', 1_234_567],
    ['1 000 000', 1_000_000],
    ['199,9', 199.9],
    ['0,05', 0.05],
    ['1000000000000', 1e12],
  ])('%j is %d in every language', (typed, amount) => {
    expect(readAmount(typed)).toBe(amount);
  });

  test.each([
    '',
    '25k',
    '-5',
    '+5',
    '1e3',
    '€25',
    'abc',
    '0',
    '0.00',
    '25.000.50',
    '25,50,25',
    '25,000,50',
    '25.00,50',
    '25000,000',
    '0.500',
    '25 00',
    '25 000 50',
    '1.250,000',
    '1.2345',
    '25,',
    '.50',
    '25  000',
    '1000000000000.01',
    '9'.repeat(40),
  ])('%j is not read, as it could mean something else', (typed) => {
    expect(readAmount(typed)).toBeUndefined();
  });

  test.each(['en-GB', 'en-IN', 'fr-FR', 'fr-CH', 'es-ES', 'es-MX', 'pt-PT', 'pt-BR'])(
    'what the page writes in %s is read as the same amount',
    (locale) => {
      for (const amount of [5, 199.5, 2500, 25_000, 25_000.5, 1_234_567.89, 1e12]) {
        const digits = Number.isInteger(amount) ? 0 : 2;
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(amount);
        expect({ written, amount: readAmount(written) }).toEqual({ written, amount });
      }
    },
  );
});
