import type { RequestHandler } from 'express';
import { languageOf } from '../http/language.ts';
import { sandboxCompanies } from '../sources.ts';

/** GET /v1/sandbox/companies: the fictitious companies and what each one shows. */
export const listSandboxCompanies: RequestHandler = (request, response) => {
  const language = languageOf(request, response);
  response.json({
    companies: sandboxCompanies.map(({ key, siren, vat, companyNumber, country, name, city, shows }) => ({
      key,
      ...(siren === undefined ? {} : { siren }),
      ...(vat === undefined ? {} : { vat }),
      ...(companyNumber === undefined ? {} : { company_number: companyNumber }),
      country,
      name,
      city,
      shows: shows[language],
    })),
  });
};
