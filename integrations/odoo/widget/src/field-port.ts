import type { Card } from '@creditline/core/card-view';
import type { CardAnswer, CardPort } from './card-port.ts';

const CONNECTED = { credit: null, connection: 'online', can_refresh: false } as const;

const cardIn = (value: unknown): Card | null => {
  if (typeof value !== 'string' || value === '') return null;
  try {
    return JSON.parse(value) as Card;
  } catch {
    // Half a card, cut off by somebody's import, is no card.
    return null;
  }
};

/**
 * The card as the server wrote it into a text field of the record: where Odoo takes no Python (Odoo Online) there is no
 * method to call, so a card can be seen there and not asked for.
 */
export const createFieldPort = (value: () => unknown, language: string): CardPort => {
  const read = async (): Promise<CardAnswer> => ({ ...CONNECTED, card: cardIn(value()), language });
  return { read, refresh: read, choose: read };
};
