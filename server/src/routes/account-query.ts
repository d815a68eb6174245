import type { Request } from 'express';
import { companyNamed } from './path-company.ts';
import { invalidParameter, queryText } from './query-parameters.ts';

/** Whose rows a list shows: those of one account of a CRM, of one company, or everybody's. */
export type SubjectFilter = {
  readonly account?: { readonly crm: string; readonly accountId: string } | undefined;
  readonly companyKey?: string | undefined;
};

export const SUBJECT_QUERY = ['crm', 'account', 'company', 'country'] as const;

/** ?crm=&account= or ?company= (with ?country= where its number needs one). Throws `parameter_invalid`. */
export const subjectFilter = (request: Request): SubjectFilter => {
  const [crm, accountId, company] = ['crm', 'account', 'company'].map((name) => queryText(request, name));
  const country = queryText(request, 'country');
  if ((crm === undefined) !== (accountId === undefined))
    throw invalidParameter(crm === undefined ? 'crm' : 'account', 'is missing: crm and account go together');
  return {
    account: crm === undefined || accountId === undefined ? undefined : { crm, accountId },
    companyKey: company === undefined ? undefined : companyNamed(company, { country, field: 'company' }).key,
  };
};
