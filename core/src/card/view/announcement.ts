import type { CardViewInput } from './card-view-input.ts';
import type { CardNotice, HeadlinePart } from './card-view-shape.ts';
import { stateOf, type Speak } from './state-of.ts';

/** What a screen reader says when the card changes: what came out and what to do, then what stands in the way. */
export const announcementOf = (
  input: CardViewInput,
  { headline, text }: HeadlinePart,
  { notices, speak }: { readonly notices: readonly CardNotice[]; readonly speak: Speak },
): string => {
  const waiting = input.isBusy && stateOf(input) !== 'assessing';
  if (waiting) return speak.texts.situations.assessing.headline;
  return [`${headline}. ${text}`.replace(/([?!…])\./, '$1'), ...notices.map((notice) => notice.text)].join(' ');
};
