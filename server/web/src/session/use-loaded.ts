import { useCallback, useEffect, useRef, useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';

type Loaded<T> = { readonly value?: T; readonly problem?: Problem; readonly reload: () => void };

/**
 * What `load` gives, loaded again when `load` changes (keep it stable with useCallback) or on `reload`.
 * The former value stays until the new one is there, so that lists do not flicker.
 */
export const useLoaded = <T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> => {
  const [state, setState] = useState<{ value?: T; problem?: Problem }>({});
  const running = useRef<AbortController>(undefined);

  const reload = useCallback(() => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const run = async (): Promise<void> => {
      try {
        const value = await load(controller.signal);
        if (!controller.signal.aborted) setState({ value });
      } catch (failure) {
        const problem = toProblem(failure);
        if (problem !== undefined) setState({ problem });
      }
    };
    void run();
  }, [load]);

  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);

  return { ...state, reload };
};
