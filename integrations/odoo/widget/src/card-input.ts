import type { CardViewInput } from '@creditline/core/card-view';
import { isDecided, type KnownCard } from './follow-card.ts';
import { readerOf } from './reader.ts';

type Shown = {
  readonly user: { readonly lang: string; readonly tz: string | undefined };
  readonly isSaved: boolean;
};

/** A call that failed leaves a decision as it is, with Odoo's sentence beside it; without one there is nothing to show. */
const connectionOf = ({ answer, failure }: KnownCard): CardViewInput['connection'] => {
  const isCut = failure !== null && (failure.text === null || !isDecided(answer));
  return isCut ? 'offline' : (answer?.connection ?? 'online');
};

const problemOf = ({ answer, failure }: KnownCard): string | null =>
  (failure === null ? answer?.problem : failure.text) || null;

/** What is known, as the view model of every card takes it. */
export const cardInput = (known: KnownCard, { user, isSaved }: Shown): CardViewInput => ({
  card: known.answer?.card ?? null,
  credit: known.answer?.credit ?? null,
  connection: connectionOf(known),
  problem: problemOf(known),
  now: known.now,
  ...readerOf(user, known.answer?.language),
  canRefresh: known.answer?.can_refresh ?? true,
  isBusy: known.isBusy,
  isSaved,
});
