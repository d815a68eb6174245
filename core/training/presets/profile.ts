import type { PresetPlan } from './preset-plan.ts';

/**
 * First two digits of a NAICS code and the NACE rev. 2 division in the middle of the same trades (coarse: Eurostat's
 * concordance has several divisions for most). Learned as a step function over divisions, a neighbour that has no
 * code of its own here takes the step it falls into.
 */
const DIVISIONS: Readonly<Record<number, number>> = {
  11: 1,
  21: 8,
  22: 35,
  23: 42,
  31: 12,
  32: 20,
  33: 28,
  42: 46,
  44: 47,
  45: 47,
  48: 49,
  49: 53,
  51: 60,
  52: 65,
  53: 68,
  54: 72,
  56: 80,
  61: 85,
  62: 87,
  71: 92,
  72: 56,
  81: 96,
  92: 84,
};

const divisionOf = (naics: number): number =>
  DIVISIONS[Math.floor(naics / 10 ** Math.max(0, Math.floor(Math.log10(naics)) - 1))] ?? Number.NaN;

/** NewExist: 1 is a business of more than two years, 2 a new one, 0 not stated. Years that stand for them. */
const ageOf = (newOrExisting: number): number => {
  if (newOrExisting === 1) return 10;
  return newOrExisting === 2 ? 1 : Number.NaN;
};

/** From this term on a loan is secured by property (Li, Mickel and Taylor 2018); a shorter term leaks the outcome. */
const PROPERTY_MONTHS = 240;

/**
 * Size and sector, learned on a sample of SBA loans of which half failed: only differences are taken from it, the level
 * is the base rate. Age, year of approval and property as security are learned beside them and left out: the last two
 * are facts of the loan, and defaults moved with the years around 2008.
 */
export const profilePreset: PresetPlan = {
  reads: ['naics', 'no_emp', 'new_exist', 'approval_fy', 'term'],
  features: [
    // No effect is left beside the years: in the run-up to 2008 young and old businesses failed alike. Its table stays an expert's.
    { name: 'age_years', sign: -1, isControl: true },
    { name: 'staff', sign: -1 },
    { name: 'sector_division', sign: 0 },
    { name: 'approval_year', sign: 0, isControl: true },
    { name: 'is_property', sign: 0, isControl: true },
  ],
  valuesOf: ([naics, staff, newOrExisting, year, term]) => [
    ageOf(newOrExisting!),
    staff! > 0 ? staff! : Number.NaN,
    divisionOf(naics!),
    year!,
    Number(term! >= PROPERTY_MONTHS),
  ],
  isOrdinary: () => true,
  plan: { kind: 'additive', mostPairs: undefined },
};
