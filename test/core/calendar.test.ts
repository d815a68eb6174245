import { addDays, dayOf, daysBetween, monthsBetween, yearsBetween } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always } from './arbitraries.ts';

describe('calendar', () => {
  test.each([
    ['2026-11-21', '2026-11-21', 0],
    ['2026-11-20', '2026-11-21', 1],
    ['2026-11-21', '2026-11-20', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-28', '2026-03-30', 2],
    ['1900-01-01', '2026-11-21', 46_345],
  ])('from %s to %s are %i days, whatever clocks were changed between', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  test('days are those of the language, in every year and month, also where the parser takes what is no full date', () => {
    const days = (date: string) => Math.round((Date.parse('2026-11-22') - Date.parse(date)) / 86_400_000);
    const years = Array.from({ length: 3000 }, (_, year) => String(year).padStart(4, '0'));
    const dates = years.flatMap((year) =>
      ['01', '02', '03', '12', '13'].flatMap((month) =>
        ['01', '29', '31', '32'].map((day) => `${year}-${month}-${day}`),
      ),
    );
    expect(dates.filter((date) => !Object.is(daysBetween(date, '2026-11-22'), days(date)))).toEqual([]);
    for (const date of ['2026-11', '2026', '', 'soon']) expect(daysBetween(date, '2026-11-22')).toBe(days(date));
  });

  test('a year has twelve months and one year', () => {
    expect(monthsBetween('2020-01-01', '2024-01-01')).toBeCloseTo(48, 1);
    expect(yearsBetween('2020-01-01', '2024-01-01')).toBeCloseTo(4, 2);
  });

  test('days that are added are the days between, and the time of day stays', () => {
    always(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const end = addDays('2026-11-21T23:59:59.999Z', -days);
        expect(daysBetween(dayOf(end), '2026-11-21')).toBe(days);
        expect(end.slice(10)).toBe('T23:59:59.999Z');
      }),
    );
  });
});
