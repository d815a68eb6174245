import { createContext, useContext } from 'react';
import type { Api } from '../api/create-api.ts';
import type { Ping } from '../api/contract.ts';
import type { Texts } from '../texts/en.ts';
import type { Formats } from './create-formats.ts';

/** What every part of the page shares. It changes when the language or the key changes, and only then. */
export type Session = {
  readonly api: Api;
  readonly mode: Ping['mode'];
  /** What an amount can be given in. */
  readonly currencies: Ping['currencies'];
  readonly texts: Texts;
  readonly formats: Formats;
};

export const SessionContext = createContext<Session | undefined>(undefined);

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession needs a SessionContext above it');
  return session;
};
