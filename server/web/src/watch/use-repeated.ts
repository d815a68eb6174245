import { useCallback, useEffect, useRef } from 'react';

const eagerMs = 300;
const eagerForMs = 3_000;
const quickMs = 1_000;
const quickForMs = 60_000;
const slowMs = 5_000;

/**
 * Looks again and again while the page is visible: once a second, and every five seconds after a minute in which nothing
 * changed. `look` answers whether something did; what it throws is a look in vain. Keep it stable with useCallback.
 * Gives a function for somebody who has just done something: it looks at once, and every 300 ms for three seconds.
 */
export const useRepeated = (look: (signal: AbortSignal) => Promise<boolean>, isOn: boolean): (() => void) => {
  const lookNow = useRef<() => void>(undefined);

  useEffect(() => {
    if (!isOn) return undefined;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isLooking = false;
    let quickUntil = performance.now() + quickForMs;
    let eagerUntil = 0;
    const pauseMs = (): number => {
      const at = performance.now();
      return at < eagerUntil ? eagerMs : at < quickUntil ? quickMs : slowMs;
    };
    const plan = (): void => {
      clearTimeout(timer);
      if (controller.signal.aborted || document.visibilityState !== 'visible') return;
      timer = setTimeout(() => void run(), pauseMs());
    };
    const run = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      try {
        if (await look(controller.signal)) quickUntil = performance.now() + quickForMs;
      } catch {
        // The next look may succeed; the page keeps what it shows meanwhile.
      } finally {
        isLooking = false;
        plan();
      }
    };
    const begin = (): void => {
      quickUntil = performance.now() + quickForMs;
      clearTimeout(timer);
      if (document.visibilityState === 'visible') void run();
    };
    lookNow.current = () => {
      eagerUntil = performance.now() + eagerForMs;
      begin();
    };
    document.addEventListener('visibilitychange', begin);
    begin();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', begin);
      lookNow.current = undefined;
    };
  }, [look, isOn]);

  return useCallback(() => lookNow.current?.(), []);
};
