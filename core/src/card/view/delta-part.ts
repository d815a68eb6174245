import type { DecidedCard } from '../card.ts';
import type { DeltaPart } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

/** How the score moved since the last one that was another; null while there is no history. */
export const deltaPart = ({ delta }: DecidedCard, { texts, formats }: Speak): DeltaPart | null => {
  if (delta === null) return null;
  const date = formats.date(delta.since);
  const points = formats.whole(Math.abs(delta.score));
  if (delta.score === 0) {
    const text = texts.delta.unchanged(date);
    return { direction: 'same', text, spoken: text };
  }
  const text = texts.delta.since(formats.signed(delta.score), date);
  return delta.score > 0
    ? { direction: 'up', text, spoken: texts.delta.rose(points, date) }
    : { direction: 'down', text, spoken: texts.delta.fell(points, date) };
};
