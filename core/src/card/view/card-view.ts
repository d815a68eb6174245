import type { DecidedCard } from '../card.ts';
import { announcementOf } from './announcement.ts';
import { candidatesPart } from './candidates-part.ts';
import type { CardViewInput } from './card-view-input.ts';
import { companyPart } from './company-part.ts';
import type { CardView } from './card-view-shape.ts';
import { deltaPart } from './delta-part.ts';
import { freshnessPart } from './freshness-part.ts';
import { headlinePart } from './headline-part.ts';
import { limitPart } from './limit-part.ts';
import { missingPart } from './missing-part.ts';
import { noticesOf } from './notices.ts';
import { reasonsPart } from './reasons-part.ts';
import { refreshPart } from './refresh-part.ts';
import { scorePart } from './score-part.ts';
import { decidedOf, speakOf, stateOf, type Speak } from './state-of.ts';
import { whatIfsPart } from './what-ifs-part.ts';
import { wholeCard } from './whole-card.ts';

export type { CardViewInput, CreditUse } from './card-view-input.ts';
export type { Card, CardCandidate } from '../card.ts';
export type { CardView } from './card-view-shape.ts';

const NO_DECISION = {
  company: null,
  score: null,
  delta: null,
  reasons: null,
  whatIfs: null,
  missing: null,
  freshness: null,
} as const;

/** Too little data shows no number: it would be a guess. */
const decisionParts = (card: DecidedCard, speak: Speak) => ({
  company: companyPart(card, speak),
  score: card.state === 'decided' ? scorePart(card, speak) : null,
  delta: card.state === 'decided' ? deltaPart(card, speak) : null,
  reasons: reasonsPart(card, speak),
  whatIfs: whatIfsPart(card, speak),
  missing: missingPart(card, speak),
  freshness: freshnessPart(card, speak),
});

/**
 * What a card in any CRM shows, as rows and texts in the reader's language: a shell only lays them out. Pure; money,
 * numbers and dates are written by Intl. Texts that the server wrote (reasons, next step) stay in the card's language.
 */
export const cardView = (given: CardViewInput): CardView => {
  // A record that is being typed has no history of its own, whatever was copied into it.
  const isTyped = given.isSaved === false;
  const input = { ...given, ...(isTyped ? { card: null, credit: null } : { card: wholeCard(given.card) }) };
  const speak = speakOf(input);
  const state = stateOf(input);
  const decided = decidedOf(input.card);
  const headline = headlinePart(input, state, speak);
  const notices = noticesOf(input, speak);
  return {
    state,
    ...headline,
    isBusy: input.isBusy || state === 'assessing',
    notices,
    ...(decided === undefined ? NO_DECISION : decisionParts(decided, speak)),
    limit: limitPart(decided, input.credit, speak),
    candidates: state === 'choose_company' ? candidatesPart(input.card, speak) : null,
    refresh: refreshPart(input, state, speak),
    actions: speak.texts.actions,
    announcement: announcementOf(input, headline, { notices, speak }),
  };
};
