import { convert, CURRENCIES, freeMinor, toMinor, toValue, isWholeMinor } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestRemainder } from '../../core/src/decision/largest-remainder.ts';
import { always } from './arbitraries.ts';
import { decideOn, SOUND } from './company-facts.ts';

describe('money', () => {
  test.each([
    [25_000.5, 'EUR', 2_500_050],
    [0.29, 'EUR', 29],
    [1.005, 'EUR', 100],
    [1234, 'JPY', 1234],
    [-3.1, 'GBP', -310],
  ] as const)('%d %s is %i minor units', (value, currency, minor) => {
    expect(toMinor(value, currency)).toEqual({ minor, currency });
  });

  test('minor units survive the way to a decimal value and back, in every currency', () => {
    always(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), fc.constantFrom(...CURRENCIES), (minor, currency) => {
        const { value } = toValue({ minor, currency });
        expect(toMinor(value, currency).minor).toBe(minor);
        expect(isWholeMinor(value, currency)).toBe(true);
      }),
    );
  });

  test('more decimals than the currency has are not whole', () => {
    expect([isWholeMinor(1.005, 'EUR'), isWholeMinor(1.5, 'JPY'), isWholeMinor(1e300, 'EUR')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a currency', () => {
  test('without a rate is not guessed', () => {
    expect(convert({ minor: 100, currency: 'USD' }, 'EUR', {})).toBeUndefined();
  });

  test('with a rate is converted and rounded up to the next minor unit', () => {
    expect(convert({ minor: 101, currency: 'USD' }, 'EUR', { USD: 0.9 })).toEqual({ minor: 91, currency: 'EUR' });
    expect(convert({ minor: 101, currency: 'EUR' }, 'EUR', { EUR: 7 })).toEqual({ minor: 101, currency: 'EUR' });
  });

  test('is converted by whole units, whatever the number of decimals of the two', () => {
    expect(convert({ minor: 1000, currency: 'JPY' }, 'EUR', { JPY: 0.006 })).toEqual({ minor: 600, currency: 'EUR' });
    expect(convert({ minor: 600, currency: 'EUR' }, 'JPY', { EUR: 160 })).toEqual({ minor: 960, currency: 'JPY' });
  });

  test('gains no minor unit from binary fractions', () => {
    expect(convert({ minor: 100, currency: 'USD' }, 'EUR', { USD: 1.1 })).toEqual({ minor: 110, currency: 'EUR' });
  });

  test('without a rate leaves the figure of a cap unknown, so that the smaller stand-in binds', () => {
    const statement = { ...SOUND.accounts.statement, currency: 'USD' as const };
    const decision = decideOn({ ...SOUND, accounts: { ...SOUND.accounts, statement } });
    expect(decision.caps.map(({ name }) => name)).toContain('no_accounts_cap');
    expect(decision.limit.minor).toBeLessThan(decideOn(SOUND).limit.minor);
  });
});

describe('what is free of a limit', () => {
  const limit = { minor: 1000, currency: 'EUR' } as const;
  test.each([
    [{ openMinor: 200, orderedMinor: 300, reservedMinor: 100 }, 400],
    [{ openMinor: 1500, orderedMinor: 0, reservedMinor: 0 }, -500],
    [{ openMinor: -700, orderedMinor: 0, reservedMinor: 0 }, 1000],
  ])('with %j owed is %i', (exposure, free) => {
    expect(freeMinor(limit, exposure)).toBe(free);
  });
});

describe('rounding by the largest remainder', () => {
  test('keeps the total and moves no number by one or more', () => {
    const values = fc.array(
      fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1000),
      { minLength: 1, maxLength: 30 },
    );
    always(
      fc.property(values, (numbers) => {
        const total = Math.round(numbers.reduce((sum, n) => sum + Math.round(n * 1000), 0) / 1000);
        const whole = largestRemainder(numbers, total);
        expect(whole.reduce((sum, n) => sum + n, 0)).toBe(total);
        expect(whole.every((n, index) => Number.isInteger(n) && Math.abs(n - numbers[index]!) <= 1)).toBe(true);
      }),
    );
  });
});
