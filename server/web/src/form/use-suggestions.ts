import { useEffect, useState } from 'react';
import type { CardCandidate } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

const settleMs = 150;
const shortestName = 2;

type Suggestions = { readonly companies: readonly CardCandidate[]; readonly isSearching: boolean };
const none: Suggestions = { companies: [], isSearching: false };

/** Companies for what is being typed: asked once typing pauses, and the former question is dropped. */
export const useSuggestions = (typed: string, country: string): Suggestions => {
  const { api } = useSession();
  const [suggestions, setSuggestions] = useState(none);
  const name = typed.trim();

  useEffect(() => {
    if (name.length < shortestName) {
      setSuggestions(none);
      return undefined;
    }
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      setSuggestions((before) => ({ ...before, isSearching: true }));
      try {
        const companies = await api.findCompanies({ name, country }, controller.signal);
        setSuggestions({ companies, isSearching: false });
      } catch {
        // Suggestions are a convenience: without them the name is used as typed, and creation reports real problems.
        if (!controller.signal.aborted) setSuggestions(none);
      }
    };
    const timer = setTimeout(() => void ask(), settleMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, name, country]);

  return suggestions;
};
