import type { Texts } from '../texts/en.ts';
import type { CardView } from './use-card.ts';

/** One sentence for people who do not see the card change. Problems announce themselves (role alert). */
export const announce = (view: CardView, name: string, texts: Texts['record']): string => {
  if (view.kind === 'problem') return '';
  if (view.kind === 'slow') return texts.announceOther.slow;
  if (view.kind === 'assessing' || view.card.state === 'assessing') return texts.announceAssessing(name);
  if (view.card.state === 'choose_company' || view.card.state === 'failed') return texts.announceOther[view.card.state];
  return texts.announceDecision(name, `${view.card.decision_label}. ${view.card.next_step}`);
};
