import type { CountryCode } from './company.ts';
import { registerCountry } from './country.ts';
import type { CompanyFault, CompanyFields } from './identify-company.ts';
import { sirenOfSiret } from './siret.ts';
import { countryOfVat, sirenOfVat } from './vat.ts';

type Claim = { readonly field: CompanyFault['field']; readonly of: string; readonly shown: string };

/** Each pair of claims that differ is a fault of both fields: only the caller knows which of the two is wrong. */
const disagreements = (claims: readonly Claim[], about: (one: Claim, other: Claim) => string): CompanyFault[] =>
  claims.flatMap((one) =>
    claims
      .filter((other) => other.of !== one.of)
      .slice(0, 1)
      .map((other) => ({ field: one.field, message: about(one, other) })),
  );

const present = (claims: readonly (Claim | undefined)[]): Claim[] => claims.filter((claim) => claim !== undefined);

const sirenClaims = ({ siren, siret, vat }: CompanyFields): Claim[] => {
  const inVat = vat === undefined ? undefined : sirenOfVat(vat);
  return present([
    siren === undefined ? undefined : { field: 'siren', of: siren, shown: siren },
    siret === undefined ? undefined : { field: 'siret', of: sirenOfSiret(siret), shown: siret },
    inVat === undefined || vat === undefined ? undefined : { field: 'vat', of: inVat, shown: vat },
  ]);
};

/** French overseas territories share the French register, and Monaco shares its VAT prefix. */
const registerOf = (country: CountryCode, vat: string | undefined): CountryCode => {
  const isMonaco = country === 'MC' && vat?.startsWith('FR') === true && sirenOfVat(vat) === undefined;
  return isMonaco ? 'FR' : registerCountry(country);
};

const countryClaims = (fields: CompanyFields): Claim[] => {
  const { siren, siret, vat, company_number: companyNumber, country } = fields;
  return present([
    siren === undefined ? undefined : { field: 'siren', of: 'FR', shown: siren },
    siret === undefined ? undefined : { field: 'siret', of: 'FR', shown: siret },
    vat === undefined ? undefined : { field: 'vat', of: countryOfVat(vat), shown: vat },
    companyNumber === undefined ? undefined : { field: 'company_number', of: 'GB', shown: companyNumber },
    country === undefined ? undefined : { field: 'country', of: registerOf(country, vat), shown: country },
  ]);
};

const placed = ({ shown, of }: Claim): string => (shown === of ? shown : `${shown} (${of})`);

/** Where the given fields, each right by itself, cannot all be true of one company. */
export const contradictions = (fields: CompanyFields): CompanyFault[] => {
  const countries = disagreements(
    countryClaims(fields),
    (one, other) =>
      `${placed(one)} contradicts ${other.field} ${placed(other)}: give identifiers of the country of registration`,
  );
  if (countries.length > 0) return countries;
  return disagreements(
    sirenClaims(fields),
    (one, other) =>
      `${one.shown} belongs to SIREN ${one.of}, but ${other.field} ${other.shown} to SIREN ${other.of}: give only one company`,
  );
};
