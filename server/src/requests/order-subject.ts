import { z } from 'zod';
import { companySchema } from './company.ts';
import { plainText } from './plain-text.ts';

/** Whose order or override it is; exactly one of the two has to be given (`hasOneSubject`). */
export const subjectMembers = {
  account: z
    .strictObject({ crm: plainText(40), id: plainText(200) })
    .optional()
    .describe('A record of a CRM or ERP'),
  company: companySchema.optional().describe('The company by a number of a register, where there is no account'),
};

export const hasOneSubject = ({
  account,
  company,
}: {
  readonly account?: unknown;
  readonly company?: unknown;
}): boolean => (account === undefined) !== (company === undefined);

export const ONE_SUBJECT = { path: ['account'], error: 'give either account or company' };

export const orderSchema = z.strictObject({
  id: plainText(200).describe("The CRM's own id of the order"),
});

/** A person as the CRM knows them. Personal: kept with the override and in its audit records, and nowhere else. */
export const personSchema = z.strictObject({ id: plainText(200), name: plainText(200) });
