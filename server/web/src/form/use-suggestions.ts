import { useEffect, useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { CardCandidate } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

const settleMs = 150;
const shortestName = 2;

type Answer = {
  readonly question: string;
  readonly companies: readonly CardCandidate[];
  readonly problem?: Problem;
};
type Suggestions = {
  /** Those of the former question stay until the new ones are there. */
  readonly companies: readonly CardCandidate[];
  readonly isSearching: boolean;
  /** Why there are none: that no register answered does not mean that none knows the name. */
  readonly problem?: Problem | undefined;
};

/** A single letter means too many companies to suggest one. */
export const isLongEnough = (typed: string): boolean => typed.trim().length >= shortestName;

/** Companies for what is being typed: asked once typing pauses, and the former question is dropped. */
export const useSuggestions = (typed: string, country: string): Suggestions => {
  const { api } = useSession();
  const [answer, setAnswer] = useState<Answer>({ question: '', companies: [] });
  const name = typed.trim();
  const question = `${country} ${name}`;
  const isTooShort = !isLongEnough(name);

  useEffect(() => {
    if (isTooShort) return undefined;
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        setAnswer({ question, companies: await api.findCompanies({ name, country }, controller.signal) });
      } catch (failure) {
        // Suggestions are a convenience: without them the name is still used as typed.
        const problem = controller.signal.aborted ? undefined : toProblem(failure);
        if (problem !== undefined) setAnswer({ question, companies: [], problem });
      }
    };
    const timer = setTimeout(() => void ask(), settleMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, name, country, question, isTooShort]);

  return isTooShort
    ? { companies: [], isSearching: false }
    : { companies: answer.companies, isSearching: answer.question !== question, problem: answer.problem };
};
