import type { Card } from '../card.ts';
import type { CardViewInput } from './card-view-input.ts';
import type { CardState, HeadlinePart, Tone } from './card-view-shape.ts';
import { decidedOf, isSlow, type Speak } from './state-of.ts';
import type { ViewTexts } from './view-texts.ts';

const OUTCOME_TONES = { accept: 'good', request_guarantee: 'caution', refer: 'review', refuse: 'bad' } as const;

type Undecided = Exclude<CardState, 'decided' | 'too_little_data'>;

const TONES: Readonly<Record<Undecided, Tone>> = {
  unsaved: 'neutral',
  none: 'neutral',
  assessing: 'neutral',
  choose_company: 'review',
  failed: 'caution',
  offline: 'caution',
  not_configured: 'neutral',
  refused: 'bad',
};

const situationOf = (state: Undecided, card: Card | null, now: string): keyof ViewTexts['situations'] => {
  if (state === 'assessing') return isSlow(card, now) ? 'slow' : 'assessing';
  if (state === 'choose_company' && card?.state === 'choose_company' && card.candidates.length === 0)
    return 'no_company';
  return state;
};

/** What the server says of this very failure tells more than our own sentence. */
const detailOf = ({ card, problem }: CardViewInput, state: Undecided): string | undefined => {
  if (state === 'failed' && card?.state === 'failed') return card.problem.detail || card.problem.title || undefined;
  return state === 'offline' || state === 'refused' || state === 'not_configured' ? problem || undefined : undefined;
};

export const headlinePart = (input: CardViewInput, state: CardState, { texts }: Speak): HeadlinePart => {
  const decided = decidedOf(input.card);
  if (decided !== undefined && (state === 'decided' || state === 'too_little_data'))
    return {
      tone: OUTCOME_TONES[decided.decision],
      label: texts.label,
      headline: decided.decision_label,
      text: decided.next_step,
    };
  const undecided = state === 'decided' || state === 'too_little_data' ? 'none' : state;
  const { headline, text } = texts.situations[situationOf(undecided, input.card, input.now)];
  return { tone: TONES[undecided], label: texts.label, headline, text: detailOf(input, undecided) ?? text };
};
