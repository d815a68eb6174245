import { convert, identifyCompany, type Crm, type CrmAccount, type Policy } from '@creditline/core';
import type { FieldFault } from '../errors.ts';

const currencyFaults = ({ requestedAmount }: CrmAccount, policy: Policy): readonly FieldFault[] =>
  requestedAmount === undefined || convert(requestedAmount, policy.currency, policy.rates) !== undefined
    ? []
    : [
        {
          field: 'account.requested_amount.currency',
          message: `the policy holds no rate from ${requestedAmount.currency}; give the amount in ${policy.currency}`,
        },
      ];

/**
 * What is wrong with a record, by the field that the CRM sent: a wrong number is told while the form is open, not later
 * on the card.
 */
export const faultsOfAccount = (
  account: CrmAccount,
  { policy, crm }: { readonly policy: Policy; readonly crm: Pick<Crm, 'fieldNames'> },
): readonly FieldFault[] => {
  const identified = identifyCompany(account.company);
  const faults = identified.ok ? [] : identified.faults;
  return [
    ...faults.map(({ field, message }) => ({ field: `account.${crm.fieldNames?.[field] ?? field}`, message })),
    ...currencyFaults(account, policy),
  ];
};
