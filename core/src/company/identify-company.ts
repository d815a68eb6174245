import { companyNumberFault, normaliseCompanyNumber } from './company-number.ts';
import type { CompanyIdentity, CompanyInput, CountryCode } from './company.ts';
import { countryFault, normaliseCountry } from './country.ts';
import { contradictions } from './contradictions.ts';
import { leiFault, normaliseLei } from './lei.ts';
import { normaliseSiren, sirenFault } from './siren.ts';
import { normaliseSiret, sirenOfSiret, siretFault } from './siret.ts';
import { countryOfVat, normaliseVat, sirenOfVat, vatFault } from './vat.ts';

/** A field of the input that is wrong, and what would be right. */
export type CompanyFault = { readonly field: keyof CompanyInput; readonly message: string };

/** What an input names: a company, only a name to search for, or nothing that can be used. */
export type CompanyIdentification =
  | { readonly ok: true; readonly identity: CompanyIdentity; readonly nameOnly?: never }
  | {
      readonly ok: true;
      readonly nameOnly: { readonly name: string; readonly country?: CountryCode };
      readonly identity?: never;
    }
  | { readonly ok: false; readonly faults: readonly CompanyFault[] };

/** The input in canonical form; absent stays absent. */
export type CompanyFields = { readonly [Field in keyof CompanyInput]?: string };

const NOTHING_GIVEN =
  'nothing says which company is meant: give siren, siret, vat, company_number (GB) or lei with country, or a name to search for';

const nameFault = (text: string): string | undefined =>
  /[\p{L}\p{N}]/u.test(text) ? undefined : 'it holds no letter or digit: give the name of the company, or leave it out';

const READERS = {
  siren: { faultOf: sirenFault, normalise: normaliseSiren },
  siret: { faultOf: siretFault, normalise: normaliseSiret },
  vat: { faultOf: vatFault, normalise: normaliseVat },
  company_number: { faultOf: companyNumberFault, normalise: normaliseCompanyNumber },
  lei: { faultOf: leiFault, normalise: normaliseLei },
  country: { faultOf: countryFault, normalise: normaliseCountry },
  name: { faultOf: nameFault, normalise: (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim() },
} as const satisfies Record<keyof CompanyInput, unknown>;

const FIELDS = Object.keys(READERS) as readonly (keyof CompanyInput)[];

const readFields = (input: CompanyInput): { fields: CompanyFields; faults: CompanyFault[] } => {
  const fields: { -readonly [Field in keyof CompanyInput]?: string } = {};
  const faults: CompanyFault[] = [];
  for (const field of FIELDS) {
    const text = input[field];
    if (text === undefined) continue;
    const message = READERS[field].faultOf(text);
    if (message === undefined) fields[field] = READERS[field].normalise(text);
    else faults.push({ field, message });
  }
  return { fields, faults };
};

const sirenOf = (fields: CompanyFields): string | undefined =>
  fields.siren ??
  (fields.siret === undefined ? undefined : sirenOfSiret(fields.siret)) ??
  (fields.vat === undefined ? undefined : sirenOfVat(fields.vat));

/** Registers first: their numbers live as long as the company, VAT numbers and LEIs may lapse. */
const keyOf = (
  fields: CompanyFields,
  siren: string | undefined,
): Pick<CompanyIdentity, 'key' | 'country'> | undefined => {
  if (siren !== undefined) return { key: `FR:${siren}`, country: 'FR' };
  if (fields.company_number !== undefined) return { key: `GB:${fields.company_number}`, country: 'GB' };
  if (fields.vat !== undefined) {
    const country = countryOfVat(fields.vat);
    return { key: `${country}:VAT:${fields.vat}`, country };
  }
  if (fields.lei !== undefined && fields.country !== undefined)
    return { key: `LEI:${fields.lei}`, country: fields.country };
  return undefined;
};

const identityOf = (fields: CompanyFields): CompanyIdentity | undefined => {
  const siren = sirenOf(fields);
  const key = keyOf(fields, siren);
  if (key === undefined) return undefined;
  return {
    ...key,
    ...(siren !== undefined && { siren }),
    ...(fields.siret !== undefined && { siret: fields.siret }),
    ...(fields.vat !== undefined && { vat: fields.vat }),
    ...(fields.company_number !== undefined && { companyNumber: fields.company_number }),
    ...(fields.lei !== undefined && { lei: fields.lei }),
  };
};

const faulty = (faults: readonly CompanyFault[]): CompanyIdentification => ({ ok: false, faults });

/**
 * Which company a caller means. Identifiers are checked and must agree with each other and with the country; a field
 * that is given must be right (an empty one is a fault). Without identifier, the name is what remains to search for.
 */
export const identifyCompany = (input: CompanyInput): CompanyIdentification => {
  const { fields, faults } = readFields(input);
  if (faults.length > 0) return faulty(faults);
  const disagreements = contradictions(fields);
  if (disagreements.length > 0) return faulty(disagreements);
  const identity = identityOf(fields);
  if (identity !== undefined) return { ok: true, identity };
  if (fields.lei !== undefined) {
    return faulty([
      { field: 'country', message: 'a LEI does not say where the company is registered: give its country too' },
    ]);
  }
  if (fields.name === undefined) return faulty([{ field: 'siren', message: NOTHING_GIVEN }]);
  return {
    ok: true,
    nameOnly: { name: fields.name, ...(fields.country !== undefined && { country: fields.country }) },
  };
};
