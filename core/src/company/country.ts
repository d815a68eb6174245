import type { CountryCode } from './company.ts';
import { quoted } from './compact-identifier.ts';

/** ISO 3166-1 alpha-2, officially assigned. */
const COUNTRIES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
    'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
    'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
    'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ ' +
    'NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
    'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
    'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
);

/** Codes that people write for a country which has another one. */
const MISTAKEN: Readonly<Record<string, CountryCode>> = { UK: 'GB', EL: 'GR', XI: 'GB' };

/** French overseas territories whose companies are in the French register and have a SIREN. */
const FRENCH_REGISTER = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF']);

export const normaliseCountry = (text: string): CountryCode => text.trim().toUpperCase();

/** The country in whose register a company of `country` stands: `RE` -> `FR`. */
export const registerCountry = (country: CountryCode): CountryCode => (FRENCH_REGISTER.has(country) ? 'FR' : country);

/** What is wrong with a text as a country, or undefined when nothing is. */
export const countryFault = (text: string): string | undefined => {
  const country = normaliseCountry(text);
  if (country === '')
    return 'it is empty: a country is two letters (ISO 3166-1), such as FR; leave it out if it is not known';
  const meant = MISTAKEN[country];
  if (meant !== undefined) return `${country} is not an ISO 3166-1 code: write ${meant}`;
  return COUNTRIES.has(country)
    ? undefined
    : `${quoted(text)} is not a country: write two letters (ISO 3166-1), such as FR`;
};
