import type { DecidedCard } from '../card.ts';
import type { MissingPart } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

/** What is not known, and what of it would help most; without a score this is what the card is about. */
export const missingPart = (card: DecidedCard, { texts }: Speak): MissingPart | null => {
  const most = card.would_add_most?.text || null;
  if (card.missing.length === 0 && most === null) return null;
  return {
    title: card.state === 'too_little_data' ? texts.missing.toGetAScore : texts.missing.title,
    rows: card.missing.map(({ group, label }) => ({ key: group, label })),
    most,
  };
};
