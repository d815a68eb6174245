import type { DecidedCard } from '../card.ts';
import type { FreshnessPart } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

type SourceStatus = DecidedCard['sources'][number]['status'];

const CURRENT: ReadonlySet<SourceStatus> = new Set(['ok', 'cached']);
/** A source that is not connected was never expected to answer. */
const BEHIND: ReadonlySet<SourceStatus> = new Set(['stale', 'late', 'failed']);

/** How old the decision and its facts are; expired goes before stale. */
export const freshnessPart = (card: DecidedCard, { texts, formats }: Speak): FreshnessPart => {
  const isExpired = formats.isPast(card.expires_at);
  const isStale = card.sources.some(({ status }) => BEHIND.has(status));
  const age = formats.age(card.decided_at);
  const expiry = formats.date(card.expires_at);
  return {
    state: isExpired ? 'expired' : isStale ? 'stale' : 'fresh',
    age: age === undefined ? texts.freshness.decidedOn(formats.date(card.decided_at)) : texts.freshness.decidedAgo(age),
    validity: isExpired ? texts.freshness.expiredOn(expiry) : texts.freshness.validUntil(expiry),
    title: texts.freshness.title,
    sources: card.sources.map(({ name, label, status, status_label, as_of }) => ({
      key: name,
      label: label || name,
      status: status_label,
      date: as_of === null ? null : formats.date(as_of),
      isCurrent: CURRENT.has(status),
    })),
  };
};
