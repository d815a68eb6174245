import { useState } from 'react';

/** A browser may refuse storage (private windows, policies): the choice then lasts as long as the page. */
const readStored = (store: Storage, key: string): string | null => {
  try {
    return store.getItem(key);
  } catch {
    return null;
  }
};

const writeStored = (store: Storage, key: string, value: string | null): void => {
  try {
    if (value === null) store.removeItem(key);
    else store.setItem(key, value);
  } catch {
    // Nothing to do: the state in memory is what the page uses.
  }
};

/** A state that outlives the page (localStorage) or the tab's reload (sessionStorage). */
export const useStored = (store: Storage, key: string): [string | null, (value: string | null) => void] => {
  const [value, setValue] = useState(() => readStored(store, key));
  const keep = (next: string | null): void => {
    writeStored(store, key, next);
    setValue(next);
  };
  return [value, keep];
};
