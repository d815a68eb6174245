import { latestOf, type Answer } from './answer.ts';
import type { IsoDate, Signal } from './signal.ts';

const LASTING: ReadonlySet<Signal['kind']> = new Set<Signal['kind']>([
  'notices.searched',
  'proceedings.opened',
  'proceedings.plan',
  'proceedings.closed',
  'company.struck_off',
]);

const countOf = (answer: Answer): number => latestOf(answer.signals, 'notices.searched')?.value ?? 0;

/**
 * A gazette does not unpublish: what it withdraws, it withdraws by a further notice. An answer with fewer notices than
 * the one before is therefore no good news but a doubt: the facts that were known stay, and a person has to look.
 * `today` dates the doubt.
 */
export const keepVanished = (answer: Answer, before: Answer | undefined, today: IsoDate): Answer => {
  if (before === undefined || !answer.groups.includes('notices') || countOf(answer) >= countOf(before)) return answer;
  const kept = before.signals.filter(({ kind }) => LASTING.has(kind));
  const fresh = answer.signals.filter(({ kind }) => kind !== 'notices.searched');
  const doubt: Signal = {
    kind: 'notices.unread',
    value: 'fewer-notices-than-before',
    source: answer.source,
    asOf: today,
  };
  return { ...answer, found: true, signals: [...kept, ...fresh, doubt] };
};
