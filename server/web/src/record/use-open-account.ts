import { useEffect, useState } from 'react';

const prefix = '#/accounts/';
const readHash = (): string | undefined => {
  const { hash } = window.location;
  return hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : undefined;
};

/** The open record is in the address, so that it can be reloaded, bookmarked and left with the back button. */
export const useOpenAccount = (): [string | undefined, (accountId: string) => void] => {
  const [accountId, setAccountId] = useState(readHash);
  useEffect(() => {
    const follow = (): void => setAccountId(readHash());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const open = (next: string): void => {
    window.location.hash = `${prefix}${encodeURIComponent(next)}`;
    setAccountId(next);
  };
  return [accountId, open];
};
