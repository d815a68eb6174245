import { sectorRisk } from '../../src/signal/sector-risk.ts';
import type { PresetPlan } from './preset-plan.ts';

/** First two digits of a NAICS code and the NACE rev. 2 division that stands for its trades (Eurostat's concordance, coarse). */
const DIVISIONS: Readonly<Record<number, string>> = {
  11: '01',
  21: '08',
  22: '35',
  23: '41',
  31: '10',
  32: '20',
  33: '28',
  42: '46',
  44: '47',
  45: '47',
  48: '49',
  49: '53',
  51: '62',
  52: '66',
  53: '68',
  54: '71',
  55: '70',
  56: '81',
  61: '85',
  62: '86',
  71: '93',
  72: '56',
  81: '95',
  92: '84',
};

const riskOf = (naics: number): number => {
  const division = DIVISIONS[Math.floor(naics / 10 ** Math.max(0, Math.floor(Math.log10(naics)) - 1))];
  return (division === undefined ? undefined : sectorRisk(division)) ?? Number.NaN;
};

/** NewExist: 1 is a business of more than two years, 2 a new one, 0 not stated. Years that stand for them. */
const ageOf = (newOrExisting: number): number => {
  if (newOrExisting === 1) return 10;
  return newOrExisting === 2 ? 1 : Number.NaN;
};

/** From this term on a loan is secured by property (Li, Mickel and Taylor 2018); a shorter term leaks the outcome. */
const PROPERTY_MONTHS = 240;

/**
 * Age, size and sector, learned on the SBA loans at their natural rate. Year of approval and property as security are
 * learned beside them and left out: they are facts of the loan, and defaults moved with the years around 2008.
 */
export const profilePreset: PresetPlan = {
  reads: ['NAICS', 'NoEmp', 'NewExist', 'ApprovalFY', 'Term'],
  features: [
    { name: 'age_years', sign: -1 },
    { name: 'staff', sign: -1 },
    { name: 'sector_risk', sign: 1 },
    { name: 'approval_year', sign: 0, isControl: true },
    { name: 'is_property', sign: 0, isControl: true },
  ],
  valuesOf: ([naics, staff, newOrExisting, year, term]) => [
    ageOf(newOrExisting!),
    staff! > 0 ? staff! : Number.NaN,
    riskOf(naics!),
    year!,
    Number(term! >= PROPERTY_MONTHS),
  ],
  plan: { kind: 'additive', mostPairs: undefined },
};
