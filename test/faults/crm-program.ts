import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Book } from './fake-crm-book.ts';
import { startOwned } from './owned-processes.ts';

const FAKE_CRM = fileURLToPath(new URL('./fake-crm.ts', import.meta.url));

export type CrmProgram = {
  readonly url: string;
  book(): Promise<Book>;
  /** From now on requests go wrong there by the seed, or none does: as at the start. */
  become(weather: 'storm' | 'calm'): Promise<void>;
  stop(): Promise<void>;
};

/** The fake CRM as a process that is never killed while the rig runs. */
export const startCrm = async (settings: {
  readonly seed: number;
  readonly searchLagMs: number;
}): Promise<CrmProgram> => {
  const { seed, searchLagMs } = settings;
  const owned = startOwned([process.execPath, FAKE_CRM, String(seed), String(searchLagMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ready = new Promise<string>((resolve) => {
    createInterface(owned.child.stdout!).on('line', (line) => resolve(/ready at (\S+)/.exec(line)?.[1] ?? ''));
  });
  const ended = owned.exited.then(() => Promise.reject(new Error('the fake CRM ended')));
  const url = await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  return {
    url,
    book: async () => (await (await fetch(`${url}/book`)).json()) as Book,
    become: async (weather) => {
      await fetch(`${url}/${weather}`);
    },
    stop: () => owned.kill(),
  };
};
