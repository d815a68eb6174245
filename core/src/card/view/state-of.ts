import type { Card, DecidedCard } from '../card.ts';
import type { CardViewInput } from './card-view-input.ts';
import type { CardState } from './card-view-shape.ts';
import { createViewFormats, type ViewFormats } from './view-formats.ts';
import { viewTexts, type ViewTexts } from './view-texts.ts';

/** How the card speaks: its words, and how it writes figures. */
export type Speak = { readonly texts: ViewTexts; readonly formats: ViewFormats };

const LOCALES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', pt: 'pt-PT' } as const;

export const speakOf = ({ language, locale, timeZone, now }: CardViewInput): Speak => ({
  texts: viewTexts(language),
  formats: createViewFormats({ locale: locale ?? LOCALES[language], timeZone, now }),
});

export const decidedOf = (card: Card | null): DecidedCard | undefined =>
  card?.state === 'decided' || card?.state === 'too_little_data' ? card : undefined;

/** A decision is shown even when the server cannot be asked now; of the other cards only one from now says anything. */
export const stateOf = ({ card, connection, isBusy, isSaved }: CardViewInput): CardState => {
  if (isSaved === false) return 'unsaved';
  const decided = decidedOf(card);
  if (decided !== undefined) return decided.state;
  if (connection !== 'online') return connection;
  if (card === null) return isBusy ? 'assessing' : 'none';
  return isBusy ? 'assessing' : card.state;
};

/** From here on an assessment takes longer than any source may. */
const SLOW_AFTER_MS = 15_000;

export const isSlow = (card: Card | null, now: string): boolean =>
  card?.state === 'assessing' && Date.parse(now) - Date.parse(card.since) > SLOW_AFTER_MS;
