import type { CompanyInput } from '@creditline/core';
import { candidateOf } from './answers/candidate.ts';
import type { Context } from './context.ts';
import { AppError, invalidBody } from './errors.ts';
import { resolveCompany, type Resolution } from './resolve-company.ts';
import { unknownCompany } from './unknown-company.ts';

/** A company as a request names it: `exactOptionalPropertyTypes` tells absent from undefined, zod gives undefined. */
export type AskedCompany = { readonly [Field in keyof CompanyInput]?: CompanyInput[Field] | undefined };

const given = (company: AskedCompany): CompanyInput =>
  Object.fromEntries(Object.entries(company).filter(([, value]) => value !== undefined)) as CompanyInput;

const ambiguous = (candidates: Extract<Resolution, { kind: 'choose' }>['candidates']): AppError => {
  const detail = 'Several companies may be meant; ask again with the identifier of one of the candidates.';
  return new AppError('company_ambiguous', 'several companies have this name', {
    detail,
    errors: [{ field: 'company.name', message: 'fits several companies: give an identifier' }],
    members: { candidates: candidates.map(candidateOf) },
  });
};

/** The company of a request's member `company`, or the error that names the field. */
export const identifiedCompany = async (
  context: Context,
  company: AskedCompany,
): Promise<Extract<Resolution, { kind: 'identified' }>> => {
  const resolution = await resolveCompany(context, given(company));
  if (resolution.kind === 'identified') return resolution;
  if (resolution.kind === 'choose') throw ambiguous(resolution.candidates);
  if (resolution.kind === 'invalid') {
    throw invalidBody(resolution.faults.map(({ field, message }) => ({ field: `company.${field}`, message })));
  }
  throw unknownCompany(resolution);
};
