import type { Card, CardCandidate, CardViewInput, CreditUse } from '@creditline/core/card-view';

/** What Odoo's side knows of the card of one record. */
export type CardAnswer = {
  readonly card: Card | null;
  readonly credit: CreditUse | null;
  readonly connection: CardViewInput['connection'];
  readonly problem?: string | null | false;
  readonly language: string;
  readonly can_refresh: boolean;
};

/** Where a card comes from. Each call throws what Odoo throws. */
export type CardPort = {
  read(): Promise<CardAnswer>;
  /** `force` asks the sources although their answers are still fresh. */
  refresh(force: boolean): Promise<CardAnswer>;
  choose(candidate: CardCandidate): Promise<CardAnswer>;
};
