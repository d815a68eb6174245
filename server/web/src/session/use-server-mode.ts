import { useEffect, useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { Ping } from '../api/contract.ts';
import { createApi } from '../api/create-api.ts';

type ServerMode = { readonly ping?: Ping; readonly problem?: Problem; readonly askAgain: () => void };

/** Asks the server once whether it plays in the sandbox or for real, which decides whether a key is needed. */
export const useServerMode = (): ServerMode => {
  const [answer, setAnswer] = useState<{ ping?: Ping; problem?: Problem }>({});
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        setAnswer({ ping: await createApi(undefined, 'en').ping(controller.signal) });
      } catch (failure) {
        const problem = toProblem(failure);
        if (problem !== undefined) setAnswer({ problem });
      }
    };
    void ask();
    return () => controller.abort();
  }, [turn]);

  return { ...answer, askAgain: () => setTurn(turn + 1) };
};
