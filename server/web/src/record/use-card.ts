import { useCallback, useEffect, useRef, useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { Card } from '../api/contract.ts';
import type { CardAnswer } from '../api/create-api.ts';
import { pollCard } from '../api/poll-card.ts';
import { useSession } from '../session/session.ts';

/** What the record shows: waiting, too slow, a problem of the request, or a card (which may itself be `failed`). */
export type CardView =
  | { readonly kind: 'assessing' }
  | { readonly kind: 'slow' }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | (CardAnswer & { readonly kind: 'card'; readonly isRefreshing: boolean });

type CardWatch = {
  readonly view: CardView;
  readonly watchAgain: () => void;
  readonly refresh: (isForced: boolean) => void;
  /** Shows a card that was read meanwhile, unless a newer one is shown or on its way. */
  readonly update: (answer: CardAnswer) => void;
};

const assessing: CardView = { kind: 'assessing' };
const viewOf = (answer: CardAnswer | undefined): CardView =>
  answer === undefined ? { kind: 'slow' } : { kind: 'card', ...answer, isRefreshing: false };

const decidedAt = (card: Card): string => ('decided_at' in card ? card.decided_at : '');

/** A look that began before the last answer must not bring the former card back. */
const updated = (view: CardView, answer: CardAnswer): CardView => {
  if (view.kind !== 'card' || view.isRefreshing || answer.card.state === 'assessing') return view;
  if (decidedAt(answer.card) < decidedAt(view.card)) return view;
  return JSON.stringify(answer.card) === JSON.stringify(view.card) ? view : { ...view, ...answer };
};

/** Follows the card of one account until it is decided; `onSettled` is told each time it is. */
export const useCard = (accountId: string, onSettled: () => void): CardWatch => {
  const { api } = useSession();
  const [view, setView] = useState<CardView>(assessing);
  const watch = useRef<AbortController>(undefined);

  /** Runs one thing at a time: what was under way is dropped, and its answer is not shown. */
  const show = useCallback(
    async (ask: (signal: AbortSignal) => Promise<CardAnswer | undefined>): Promise<void> => {
      watch.current?.abort();
      const controller = new AbortController();
      watch.current = controller;
      try {
        const answer = await ask(controller.signal);
        if (controller.signal.aborted) return;
        setView(viewOf(answer));
        onSettled();
      } catch (failure) {
        const problem = controller.signal.aborted ? undefined : toProblem(failure);
        if (problem !== undefined) setView({ kind: 'problem', problem });
      }
    },
    [onSettled],
  );
  const poll = useCallback(
    (signal: AbortSignal) => pollCard((within) => api.readCard(accountId, within), signal),
    [api, accountId],
  );

  useEffect(() => {
    const follow = (): Promise<void> => show(poll);
    void follow();
    return () => watch.current?.abort();
  }, [show, poll]);

  const watchAgain = (): void => {
    setView(assessing);
    void show(poll);
  };
  const refresh = (isForced: boolean): void => {
    setView(view.kind === 'card' && view.card.state !== 'failed' ? { ...view, isRefreshing: true } : assessing);
    void show(async (signal) => {
      const answer = await api.refreshCard(accountId, isForced);
      return answer.card.state === 'assessing' ? poll(signal) : answer;
    });
  };

  const update = useCallback((answer: CardAnswer) => setView((shown) => updated(shown, answer)), []);

  return { view, watchAgain, refresh, update };
};
