import { useCallback, useEffect } from 'react';
import type { AccountLine } from '../api/contract.ts';
import { useLoaded } from '../session/use-loaded.ts';
import { useSession } from '../session/session.ts';

const lookAgainMs = 1500;

/** A decided account whose fields are not written into the record yet counts as under way too. */
const isUnderWay = (account: AccountLine): boolean =>
  account.state === 'assessing' || (account.state === 'decided' && account.decision === null);

/** The accounts, looked at again while one of them is still being assessed. */
export const useAccounts = (): { readonly accounts: readonly AccountLine[]; readonly reload: () => void } => {
  const { api } = useSession();
  const { value, reload } = useLoaded(useCallback((signal: AbortSignal) => api.listAccounts(signal), [api]));

  useEffect(() => {
    if (!value?.some(isUnderWay)) return undefined;
    const timer = setTimeout(reload, lookAgainMs);
    return () => clearTimeout(timer);
  }, [value, reload]);

  return { accounts: value ?? [], reload };
};
