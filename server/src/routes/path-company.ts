import { identifyCompany, type CompanyIdentity, type CompanyInput } from '@creditline/core';
import type { Request } from 'express';
import { parameterOf } from './path-parameters.ts';
import { invalidParameter, queryText } from './query-parameters.ts';

const VAT_KEY = /^([a-z]{2}):vat:(.+)$/i;
const KEY = /^(fr|gb|lei):(.+)$/i;
const SPACES = /[\s.]+/g;

const FIELD_OF_KEY = { fr: 'siren', gb: 'company_number', lei: 'lei' } as const;

const isBritishNumber = (text: string, country: string | undefined): boolean =>
  country?.toUpperCase() === 'GB' && !/^(?:gb|xi)/i.test(text) && text.length <= 10;

/** A number without a word about what it is; its form and the country tell. */
const bareInput = (text: string, country: string | undefined): CompanyInput => {
  const compact = text.replace(SPACES, '');
  if (isBritishNumber(compact, country)) return { company_number: text };
  if (/^\d{14}$/.test(compact)) return { siret: text };
  if (/^\d+$/.test(compact)) return { siren: text };
  return /^[\da-z]{20}$/i.test(compact) ? { lei: text } : { vat: text };
};

const inputOf = (text: string, country: string | undefined): CompanyInput => {
  const vat = VAT_KEY.exec(text)?.[2];
  if (vat !== undefined) return { vat };
  const [, kind, number] = KEY.exec(text) ?? [];
  if (kind === undefined || number === undefined) return bareInput(text, country);
  return { [FIELD_OF_KEY[kind.toLowerCase() as keyof typeof FIELD_OF_KEY]]: number };
};

/**
 * The company that a text names: its key (`FR:000000018`, `GB:01234567`, `DE:VAT:DE123456789`, `LEI:…`), or a bare
 * SIREN, SIRET, VAT number, LEI, or UK company number with the country. Throws `parameter_invalid` naming `field` or
 * `country`.
 */
export const companyNamed = (
  text: string,
  { country, field }: { readonly country: string | undefined; readonly field: string },
): CompanyIdentity => {
  const identified = identifyCompany({ ...inputOf(text, country), country });
  if (identified.ok && identified.identity !== undefined) return identified.identity;
  const faults = identified.ok ? [] : identified.faults;
  // A number that contradicts the country is a fault of both: only the caller knows which of the two is wrong.
  const wrong = new Set(faults.map((fault) => (fault.field === 'country' ? 'country' : field)));
  const message = `names no company: ${faults[0]?.message ?? 'give its key or a number of a register'}`;
  throw invalidParameter(wrong.size === 0 ? [field] : [...wrong], message);
};

/** The company of an address such as /v1/watchlist/FR:000000018 or /v1/watchlist/01234567?country=GB. */
export const companyOfPath = (request: Request): CompanyIdentity =>
  companyNamed(parameterOf(request, 'company'), { country: queryText(request, 'country'), field: 'company' });
