import { useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { AccountFields } from '../api/contract.ts';
import { newId } from '../api/new-id.ts';
import { useSession } from '../session/session.ts';
import { fieldOf, isEmpty, toAccountFields, type Draft } from './draft.ts';

type Faults = Readonly<Record<string, string>>;
type CreateProspect = {
  readonly isCreating: boolean;
  readonly faults: Faults;
  /** A problem that belongs to no field. */
  readonly problem: Problem | undefined;
  readonly create: (draft: Draft) => Promise<void>;
  readonly clearFaults: () => void;
};

const faultsOf = (draft: Draft, problem: Problem): Faults => {
  const named = (problem.errors ?? []).map(({ field, message }) => [fieldOf(draft, field), message] as const);
  return Object.fromEntries(named.filter(([field]) => field !== undefined));
};

/** Sends the record the way a CRM would, and sorts what the server finds wrong to the fields. */
export const useCreateProspect = (onCreated: (account: AccountFields) => void): CreateProspect => {
  const { api, texts } = useSession();
  const [isCreating, setIsCreating] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<Problem>();

  const clearFaults = (): void => {
    setFaults({});
    setProblem(undefined);
  };

  const create = async (draft: Draft): Promise<void> => {
    clearFaults();
    if (isEmpty(draft)) {
      setFaults({ company: texts.form.needCompany });
      return;
    }
    const account = toAccountFields(draft, newId());
    setIsCreating(true);
    try {
      await api.sendEvent({ id: newId(), type: 'account.created', account });
      onCreated(account);
    } catch (failure) {
      const found = toProblem(failure);
      const byField = found === undefined ? {} : faultsOf(draft, found);
      setFaults(byField);
      if (Object.keys(byField).length === 0) setProblem(found);
    } finally {
      setIsCreating(false);
    }
  };

  return { isCreating, faults, problem, create, clearFaults };
};
