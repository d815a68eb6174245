import { useEffect, useMemo, useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { AccountFields } from '../api/contract.ts';
import { newId } from '../api/new-id.ts';
import { useSession } from '../session/session.ts';
import type { Texts } from '../texts/en.ts';
import { readFaultyField, sayFault } from '../texts/say-problem.ts';
import { fieldOf, hasWrongAmount, isEmpty, toAccountFields, type Draft } from './draft.ts';

type Faults = Readonly<Record<string, string>>;
/** Why nothing was created; kept without words, so that they follow the language. */
type Refusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'amount' }
  | { readonly kind: 'answered'; readonly problem: Problem; readonly draft: Draft };
type CreateProspect = {
  readonly isCreating: boolean;
  readonly faults: Faults;
  /** A problem that belongs to no field, or not to fields alone. */
  readonly problem: Problem | undefined;
  readonly create: (draft: Draft) => Promise<void>;
  readonly clearFaults: () => void;
};

const faultsOf = (refusal: Refusal | undefined, texts: Texts): Faults => {
  if (refusal === undefined) return {};
  if (refusal.kind === 'empty') return { company: texts.form.needCompany };
  if (refusal.kind === 'amount') return { amount: texts.problem.fields.amount };
  const { draft, problem } = refusal;
  const named = (problem.errors ?? []).flatMap((fault) => {
    const field = readFaultyField(fault.field, texts.problem);
    return field === undefined ? [] : [[fieldOf(draft, field), sayFault(problem, fault, texts.problem)] as const];
  });
  return Object.fromEntries(named);
};

/** What the fields cannot say by themselves. */
const restOf = (refusal: Refusal | undefined, texts: Texts): Problem | undefined => {
  if (refusal?.kind !== 'answered') return undefined;
  const errors = refusal.problem.errors ?? [];
  const isSaidAtFields = errors.length > 0 && errors.every(({ field }) => readFaultyField(field, texts.problem));
  return isSaidAtFields ? undefined : refusal.problem;
};

const refusalOf = (draft: Draft): Refusal | undefined => {
  if (isEmpty(draft)) return { kind: 'empty' };
  return hasWrongAmount(draft) ? { kind: 'amount' } : undefined;
};

/** Sends the record the way a CRM would, and sorts what the server finds wrong to the fields. */
export const useCreateProspect = (onCreated: (account: AccountFields) => void): CreateProspect => {
  const { api, texts } = useSession();
  const [isCreating, setIsCreating] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  // React Aria shows these again whenever the object is another one: it may change with its words only.
  const faults = useMemo(() => faultsOf(refusal, texts), [refusal, texts]);

  // A new refusal leads to the first field that it blames; other words for the same one do not move the focus.
  useEffect(() => {
    if (refusal !== undefined) document.querySelector<HTMLElement>('.prospect-form [data-invalid] .input')?.focus();
  }, [refusal]);

  const create = async (draft: Draft): Promise<void> => {
    const found = refusalOf(draft);
    setRefusal(found);
    if (found !== undefined) return;
    const account = toAccountFields(draft, newId());
    setIsCreating(true);
    try {
      await api.sendEvent({ id: newId(), type: 'account.created', account });
      onCreated(account);
    } catch (failure) {
      const problem = toProblem(failure);
      setRefusal(problem === undefined ? undefined : { kind: 'answered', problem, draft });
    } finally {
      setIsCreating(false);
    }
  };

  const clearFaults = (): void => setRefusal(undefined);
  return { isCreating, faults, problem: restOf(refusal, texts), create, clearFaults };
};
