import type { AccountFields, CardCandidate, SandboxCompany } from '../api/contract.ts';
import type { FaultyField } from '../texts/say-problem.ts';
import { COUNTRY_CODES } from './country-codes.ts';
import { readAmount } from './read-amount.ts';
import { readIdentifier } from './read-identifier.ts';

/** What the form holds; `amount` as it is typed. */
export type Draft = {
  readonly company: string;
  readonly identifier: string;
  readonly country: string;
  readonly amount: string;
  readonly currency: string;
  readonly termsDays: number;
  readonly owner: string;
};

export const emptyDraft = (currency: string): Draft => ({
  company: '',
  identifier: '',
  country: 'FR',
  amount: '',
  currency,
  termsDays: 30,
  owner: '',
});

/** A person may type a number into the company field: it is then the identifier, and there is no name. */
const identify = (draft: Draft) => {
  const inIdentifier = readIdentifier(draft.identifier);
  const inCompany = draft.identifier.trim() === '' ? readIdentifier(draft.company) : undefined;
  const isNumberOnly = inCompany !== undefined && inCompany.kind !== 'company_number';
  return { number: isNumberOnly ? inCompany : inIdentifier, name: isNumberOnly ? '' : draft.company.trim() };
};

export const isEmpty = (draft: Draft): boolean => {
  const { number, name } = identify(draft);
  return number === undefined && name === '';
};

/** An amount is typed that cannot be read: nothing may be sent, or another amount than the typed one would be. */
export const hasWrongAmount = ({ amount }: Draft): boolean => amount.trim() !== '' && readAmount(amount) === undefined;

/** The form's field that a fault named by the server belongs to. */
export const fieldOf = (draft: Draft, faultyField: FaultyField): keyof Draft => {
  const numberField = draft.identifier.trim() === '' ? 'company' : 'identifier';
  const fields: Record<FaultyField, keyof Draft> = {
    name: 'company',
    siren: numberField,
    siret: numberField,
    vat: numberField,
    company_number: numberField,
    country: 'country',
    amount: 'amount',
    currency: 'currency',
    terms: 'termsDays',
    owner: 'owner',
  };
  return fields[faultyField];
};

export const toAccountFields = (draft: Draft, id: string): AccountFields => {
  const { number, name } = identify(draft);
  const amount = readAmount(draft.amount);
  return {
    id,
    ...(name === '' ? {} : { name }),
    ...(number === undefined ? {} : { [number.kind]: number.value }),
    // A VAT number names its country itself, and the field may still hold another one.
    ...(number?.kind === 'vat' ? {} : { country: draft.country }),
    ...(draft.owner.trim() === '' ? {} : { owner: draft.owner.trim() }),
    ...(amount === undefined ? {} : { requested_amount: { value: amount, currency: draft.currency } }),
    payment_terms_days: draft.termsDays,
  };
};

/** The draft with a typed identifier; a VAT number brings its country along (Greece writes EL, ISO says GR). */
export const withIdentifier = (draft: Draft, typed: string): Draft => {
  const number = readIdentifier(typed);
  const prefix = number?.kind === 'vat' ? number.value.slice(0, 2).replace('EL', 'GR') : undefined;
  const country = COUNTRY_CODES.find((code) => code === prefix) ?? draft.country;
  return { ...draft, identifier: typed, country };
};

/** The draft with a suggested, or a sandbox, company in it; the commercial fields stay as they are. */
export const withCompany = (draft: Draft, company: CardCandidate | SandboxCompany): Draft => ({
  ...draft,
  company: company.name,
  identifier: company.siren ?? company.vat ?? company.company_number ?? '',
  country: company.country,
});
