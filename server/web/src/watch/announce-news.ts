import type { Alert, Card, Task } from '../api/contract.ts';
import type { Texts } from '../texts/en.ts';
import type { Seen } from './use-news.ts';

const scoreOf = (card: Card): number | undefined => (card.state === 'decided' ? card.score : undefined);

const sayScore = (before: Card, after: Card, texts: Texts['watch']): readonly string[] => {
  const [from, to] = [scoreOf(before), scoreOf(after)];
  if (from === undefined || to === undefined || from === to) return [];
  return [to < from ? texts.announceFell(to) : texts.announceRose(to)];
};

const sayTasks = (before: readonly Task[], after: readonly Task[], texts: Texts['watch']): readonly string[] => {
  const stateOf = new Map(before.map(({ key, state }) => [key, state]));
  return after.flatMap(({ key, state, owner, subject }) => {
    if (stateOf.get(key) === state) return [];
    if (state === 'open') return [texts.announceTask(owner, subject)];
    return stateOf.has(key) ? [texts.announceDone(subject)] : [];
  });
};

const sayAlerts = (before: readonly Alert[], after: readonly Alert[], texts: Texts['watch']): readonly string[] => {
  const open = new Set(before.filter(({ closed_at: closedAt }) => closedAt === null).map(({ id }) => id));
  return after
    .filter(({ id, closed_at: closedAt }) => closedAt !== null && open.has(id))
    .map(({ title }) => texts.announceClosed(title));
};

/** One sentence for each change, for people who do not see the page change; empty when none matters. */
export const announceNews = (before: Seen, after: Seen, texts: Texts['watch']): string =>
  [
    ...sayScore(before.card, after.card, texts),
    ...sayTasks(before.news.tasks ?? [], after.news.tasks ?? [], texts),
    ...sayAlerts(before.news.alerts ?? [], after.news.alerts ?? [], texts),
  ].join(' ');
