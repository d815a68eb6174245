import { CHANGED_SOURCES, type HappeningKind } from './happening.ts';

/** Its accounts and its bank cannot be asked. */
export const UNREACHABLE = 'FR:000000109';
const DOWN: ReadonlySet<string> = new Set(['sandbox-accounts', 'sandbox-bank']);

/**
 * The sources that send a notice of an event. One that is down sends none: whoever heard of it would ask in vain, and
 * other news of the company would wait for its answer.
 */
export const tellingSources = (event: HappeningKind, companyKey: string): readonly string[] => {
  const changed = CHANGED_SOURCES[event];
  if (companyKey !== UNREACHABLE) return changed;
  const telling = changed.filter((name) => !DOWN.has(name));
  return telling.length === 0 ? ['sandbox-notices'] : telling;
};
