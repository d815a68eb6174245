import { z } from 'zod';
import { plainText } from './plain-text.ts';

/** How a caller names a company. The identifiers' own rules are checked by `identifyCompany`, which names each field. */
export const companySchema = z.strictObject({
  siren: plainText(40).optional(),
  siret: plainText(40).optional(),
  vat: plainText(40).optional(),
  company_number: plainText(40).optional(),
  lei: plainText(40).optional(),
  country: plainText(2).optional(),
  name: plainText(200).optional(),
});
