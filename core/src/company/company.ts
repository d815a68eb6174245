/** Where a company is registered, ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;

/** Whose data this is: rules for natural persons (sole traders) are stricter (GDPR, AI Act Annex III 5(b)). */
export type SubjectKind = 'legal_person' | 'natural_person';

/**
 * A company (legal entity) that is known by at least one checked identifier.
 * `key` is stable and unique: `FR:000000018`, `GB:01234567`, `DE:VAT:DE123456789`, `LEI:…`.
 */
export type CompanyIdentity = {
  readonly key: string;
  readonly country: CountryCode;
  readonly siren?: string;
  readonly siret?: string;
  readonly vat?: string;
  readonly companyNumber?: string;
  readonly lei?: string;
};

/** What a caller says of a company: identifiers as typed, and perhaps only a name. */
export type CompanyInput = {
  readonly siren?: string | undefined;
  readonly siret?: string | undefined;
  readonly vat?: string | undefined;
  readonly company_number?: string | undefined;
  readonly lei?: string | undefined;
  readonly country?: string | undefined;
  readonly name?: string | undefined;
};

/** One company that a registry offers for a name. */
export type CompanyCandidate = {
  readonly identity: CompanyIdentity;
  readonly name: string;
  readonly city?: string;
  readonly postcode?: string;
  readonly status?: 'active' | 'ceased';
  readonly source: string;
};

/** How sure we are that the account and the legal entity are the same, 0..1, and why. */
export type CompanyMatch = { readonly confidence: number; readonly by: 'identifier' | 'name' };
