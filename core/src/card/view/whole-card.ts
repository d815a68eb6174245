import type { Card, CardReason, DecidedCard } from '../card.ts';

type Kept = Partial<DecidedCard> & Pick<DecidedCard, 'state'>;

const EMPTY = {
  would_add_most: null,
  reasons: [],
  counterfactuals: [],
  other_points: 0,
  clamped_points: 0,
  missing: [],
  sources: [],
  delta: null,
  fresh_until: null,
} as const;

const wholeReason = (reason: CardReason): CardReason => ({
  ...reason,
  source: reason.source ?? null,
  source_label: reason.source_label ?? null,
  as_of: reason.as_of ?? null,
});

/**
 * A CRM keeps the card that it saw last, maybe for years: one that was kept by an older version lacks what came later,
 * and must not break the form that it stands on.
 */
export const wholeCard = (card: Card | null): Card | null => {
  if (card?.state !== 'decided' && card?.state !== 'too_little_data') return card;
  const kept: Kept = card;
  const whole = { ...EMPTY, ...kept } as DecidedCard;
  return { ...whole, reasons: whole.reasons.map(wholeReason) };
};
