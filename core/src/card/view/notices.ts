import type { CardViewInput } from './card-view-input.ts';
import type { CardNotice } from './card-view-shape.ts';
import { decidedOf, stateOf, type Speak } from './state-of.ts';

/** Without a decision the connection is the headline, which says all of this already. */
const connectionNotice = (input: CardViewInput, { texts, formats }: Speak): readonly CardNotice[] => {
  const decided = decidedOf(input.card);
  if (input.connection === 'online' || decided === undefined) return [];
  const text = texts.notices.lastKnown[input.connection](formats.date(decided.decided_at));
  return [{ key: 'connection', tone: 'caution', text }];
};

/** The server's own words, unless they are the headline's text. */
const problemNotice = (input: CardViewInput): readonly CardNotice[] => {
  const state = stateOf(input);
  const isSaidAbove = state === 'offline' || state === 'refused' || state === 'not_configured';
  return input.problem && !isSaidAbove ? [{ key: 'problem', tone: 'bad', text: input.problem }] : [];
};

const decisionNotices = (input: CardViewInput, { texts, formats }: Speak): readonly CardNotice[] => {
  const card = decidedOf(input.card);
  if (card === undefined) return [];
  const expired: readonly CardNotice[] = formats.isPast(card.expires_at)
    ? [{ key: 'expired', tone: 'caution', text: texts.notices.expired(formats.date(card.expires_at)) }]
    : [];
  const person: readonly CardNotice[] =
    card.subject_kind === 'natural_person'
      ? [{ key: 'person', tone: 'neutral', text: texts.notices.naturalPerson }]
      : [];
  return [...expired, ...person];
};

/** What must be known before the decision is relied on, most pressing first. */
export const noticesOf = (input: CardViewInput, speak: Speak): readonly CardNotice[] =>
  input.isSaved === false
    ? []
    : [...connectionNotice(input, speak), ...problemNotice(input), ...decisionNotices(input, speak)];
