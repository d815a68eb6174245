import { describe, expect, test } from 'vitest';
import { countryFault } from '../../../core/src/company/country.ts';
import { baseRates, publishedFailureRates } from '../../../core/src/decision/policies/base-rates.ts';

const countries = Object.keys(publishedFailureRates);
const publishedOf = (country: string): number => publishedFailureRates[country]?.rate ?? Number.NaN;
const baseRateOf = (country: string): number => baseRates[country] ?? Number.NaN;

describe('base rates by country', () => {
  test.each(countries)('%s names a country, the year, the denominator and the source of its figure', (country) => {
    const published = publishedFailureRates[country];
    expect(countryFault(country)).toBeUndefined();
    expect(published?.year).toBeGreaterThanOrEqual(2017);
    expect(published?.of).not.toBe('');
    expect(published?.source).toMatch(/\d/);
  });

  test('each is the middle in log-odds between the published figure and 2 %, to 0.1 %', () => {
    // By hand: sqrt(0.018 / 0.982 * 0.02 / 0.98) = 0.01934 are odds of 1.897 %.
    expect(baseRates['FR']).toBe(0.019);
    // sqrt(0.0348 / 0.9652 * 0.02 / 0.98) = 0.02713: 2.641 %.
    expect(baseRates['LU']).toBe(0.026);
    // sqrt(0.0072 / 0.9928 * 0.02 / 0.98) = 0.01217: 1.202 %.
    expect(baseRates['DE']).toBe(0.012);
  });

  test('a law that makes insolvency rare takes no country below 1 %', () => {
    expect(publishedOf('NL')).toBeLessThan(0.002);
    expect(Math.min(...countries.map(baseRateOf))).toBe(0.01);
    expect(baseRates['NL']).toBe(0.01);
  });

  test('no country is put further from 2 % than its published figure, nor on the other side of it', () => {
    for (const country of countries) {
      const [nearer, further] = [baseRateOf(country), publishedOf(country)].map((rate) => rate - 0.02);
      expect(Math.sign(nearer ?? 0), country).toBe(Math.sign(further ?? 0));
      expect(Math.abs(nearer ?? 0), country).toBeLessThan(Math.abs(further ?? 0));
    }
  });

  test('a country without a published figure has no rate, so that the scorecard’s own holds', () => {
    expect(Object.keys(baseRates)).toEqual(countries);
    expect(baseRates['GR']).toBeUndefined();
  });
});
