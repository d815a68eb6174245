import { AppError } from './errors.ts';
import type { Resolution } from './resolve-company.ts';

const RETRY_AFTER_S = 5;

/** A name that leads to no company: nobody has it, or nobody could be asked, which is worth trying again. */
export const unknownCompany = ({ name, isAnswered }: Extract<Resolution, { kind: 'unknown' }>): AppError => {
  if (isAnswered) {
    const detail = `No register knows a company named "${name}"; give an identifier such as its SIREN or VAT number.`;
    return new AppError('company_not_found', 'no company with this name', {
      detail,
      errors: [{ field: 'company.name', message: detail }],
    });
  }
  return new AppError('sources_unavailable', 'no register could be searched', {
    detail:
      'The registers could not be searched in time. Try again, or give an identifier such as the SIREN or VAT number.',
    headers: { 'Retry-After': String(RETRY_AFTER_S) },
  });
};
