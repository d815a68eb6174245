import { useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { AccountFields, CardCandidate } from '../api/contract.ts';
import { newId } from '../api/new-id.ts';
import { useSession } from '../session/session.ts';

type ChooseCompany = { readonly choose: (company: CardCandidate) => void; readonly problem: Problem | undefined };

/** One identifier is enough, and two could contradict each other. */
const identifierOf = ({ siren, company_number, vat }: CardCandidate) => {
  if (siren !== undefined) return { siren };
  if (company_number !== undefined) return { company_number };
  return vat === undefined ? {} : { vat };
};

/** The record with the chosen legal entity's identifier instead of whatever it had. */
export const withChoice = (account: AccountFields, company: CardCandidate): AccountFields => {
  const { siren: _siren, vat: _vat, company_number: _number, ...rest } = account;
  return {
    ...rest,
    name: company.name,
    country: company.country,
    ...identifierOf(company),
  };
};

/** Says which company an account is: the record is updated the way a person would in the CRM, and assessed again. */
export const useChooseCompany = (account: AccountFields, onChosen: (account: AccountFields) => void): ChooseCompany => {
  const { api } = useSession();
  const [problem, setProblem] = useState<Problem>();
  const choose = async (company: CardCandidate): Promise<void> => {
    const changed = withChoice(account, company);
    try {
      await api.sendEvent({ id: newId(), type: 'account.updated', account: changed });
      setProblem(undefined);
      onChosen(changed);
    } catch (failure) {
      setProblem(toProblem(failure));
    }
  };
  return { choose: (company) => void choose(company), problem };
};
