import { describe, expect, it } from 'vitest';
import { PRESET_PLANS } from '../../../core/training/presets/preset-plan.ts';

const { reads, features, valuesOf } = PRESET_PLANS.profile;

/** A row of the loan files, a small builder of five years ago with seven years to pay, but for what is named. */
const valuesFrom = (cells: Readonly<Record<string, number>>): Readonly<Record<string, number>> => {
  const row = { naics: 236_115, no_emp: 5, new_exist: 1, approval_fy: 2001, term: 84, ...cells };
  const values = valuesOf(reads.map((name) => row[name as keyof typeof row]));
  return Object.fromEntries(features.map(({ name }, at) => [name, values[at]!]));
};

describe('the profile preset', () => {
  it('gives age in years, staff and the division of the trade', () => {
    expect(valuesFrom({})).toEqual({
      age_years: 10,
      staff: 5,
      sector_division: 42,
      approval_year: 2001,
      is_property: 0,
    });
  });

  it.each([
    [236_115, 42],
    [23, 42],
    [722_511, 56],
    [448_140, 47],
    [541_110, 72],
    [0, Number.NaN],
    [990_000, Number.NaN],
    [Number.NaN, Number.NaN],
  ])('reads the trade %d by its first two digits as division %d', (naics, division) => {
    expect(valuesFrom({ naics })['sector_division']).toBe(division);
  });

  it('leaves unknown what the file does not state', () => {
    expect(valuesFrom({ new_exist: 0, no_emp: 0 })).toMatchObject({ age_years: Number.NaN, staff: Number.NaN });
    expect(valuesFrom({ new_exist: 2 })).toMatchObject({ age_years: 1 });
    expect(valuesFrom({ no_emp: Number.NaN })['staff']).toBeNaN();
  });

  it('takes a loan of twenty years or more as one on property', () => {
    expect([84, 239, 240, 300].map((term) => valuesFrom({ term })['is_property'])).toEqual([0, 0, 1, 1]);
  });

  it('keeps facts of the loan out of what is learned about the company', () => {
    const controls = features.filter(({ isControl }) => isControl === true).map(({ name }) => name);
    expect(controls).toEqual(expect.arrayContaining(['approval_year', 'is_property']));
    expect(controls).not.toContain('staff');
    expect(PRESET_PLANS.profile.plan.kind).toBe('additive');
  });
});
