import { identifyCompany, type CrmAccount } from '@creditline/core';
import type { FieldFault } from '../errors.ts';

/** What is wrong with a record's identifiers, by field of the record; a wrong number is told while the form is open. */
export const faultsOfAccount = (account: CrmAccount): readonly FieldFault[] => {
  const identified = identifyCompany(account.company);
  return identified.ok ? [] : identified.faults.map(({ field, message }) => ({ field: `account.${field}`, message }));
};
