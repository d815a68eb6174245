import type { DecidedCard } from '../card.ts';
import type { CreditUse } from './card-view-input.ts';
import type { LimitPart } from './card-view-shape.ts';
import { limitBar } from './limit-bar.ts';
import type { Speak } from './state-of.ts';

const proposedOf = (card: DecidedCard | undefined, credit: CreditUse, { texts, formats }: Speak): string | null => {
  if (card === undefined) return null;
  const { value, currency } = card.proposed_limit;
  const isInForce = value === credit.limit && currency === credit.currency;
  return isInForce ? null : texts.limit.proposedIs(formats.money(card.proposed_limit));
};

const boundOf = (card: DecidedCard | undefined, speak: Speak) => ({
  boundBy: card === undefined ? null : card.limit_bound_text,
  terms: card === undefined ? null : speak.texts.limit.terms(card.payment_terms_days),
});

/** The limit in force and how much of it is used; without a CRM's figures the proposed limit alone. */
export const limitPart = (card: DecidedCard | undefined, credit: CreditUse | null, speak: Speak): LimitPart | null => {
  const { texts, formats } = speak;
  if (credit !== null)
    return {
      label: texts.limit.inForce,
      amount: formats.money({ value: credit.limit, currency: credit.currency }),
      proposed: proposedOf(card, credit, speak),
      ...boundOf(card, speak),
      bar: limitBar(credit, speak),
    };
  if (card === undefined) return null;
  return {
    label: texts.limit.proposed,
    amount: formats.money(card.proposed_limit),
    proposed: null,
    ...boundOf(card, speak),
    bar: null,
  };
};
