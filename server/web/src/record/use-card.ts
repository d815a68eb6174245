import { useCallback, useEffect, useState } from 'react';
import { toProblem, type Problem } from '../api/api-problem.ts';
import type { Card } from '../api/contract.ts';
import { pollCard } from '../api/poll-card.ts';
import { useSession } from '../session/session.ts';

/** What the record shows: waiting, too slow, a problem of the request, or a card (which may itself be `failed`). */
export type CardView =
  | { readonly kind: 'assessing' }
  | { readonly kind: 'slow' }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'card'; readonly card: Card; readonly isRefreshing: boolean };

type Watched = { readonly accountId: string; readonly view: CardView };
type CardWatch = {
  readonly view: CardView;
  readonly watchAgain: () => void;
  readonly refresh: (isForced: boolean) => void;
};

const assessing: CardView = { kind: 'assessing' };
const viewOf = (card: Card | undefined): CardView =>
  card === undefined ? { kind: 'slow' } : { kind: 'card', card, isRefreshing: false };

/** Follows the card of one account until it is decided; `onSettled` is told each time it is. */
export const useCard = (accountId: string, onSettled: () => void): CardWatch => {
  const { api } = useSession();
  const [watched, setWatched] = useState<Watched>({ accountId, view: assessing });
  const [turn, setTurn] = useState(0);
  const show = useCallback((view: CardView) => setWatched({ accountId, view }), [accountId]);
  const view = watched.accountId === accountId ? watched.view : assessing;

  useEffect(() => {
    const controller = new AbortController();
    const follow = async (): Promise<void> => {
      try {
        const card = await pollCard((signal) => api.readCard(accountId, signal), controller.signal);
        show(viewOf(card));
        onSettled();
      } catch (failure) {
        const problem = controller.signal.aborted ? undefined : toProblem(failure);
        if (problem !== undefined) show({ kind: 'problem', problem });
      }
    };
    void follow();
    return () => controller.abort();
  }, [api, accountId, turn, show, onSettled]);

  const watchAgain = (): void => {
    show(assessing);
    setTurn((before) => before + 1);
  };

  const refresh = async (isForced: boolean): Promise<void> => {
    if (view.kind === 'card') show({ ...view, isRefreshing: true });
    try {
      const card = await api.refreshCard(accountId, isForced);
      if (card.state === 'assessing') watchAgain();
      else show(viewOf(card));
      onSettled();
    } catch (failure) {
      const problem = toProblem(failure);
      if (problem !== undefined) show({ kind: 'problem', problem });
    }
  };

  return { view, watchAgain, refresh: (isForced) => void refresh(isForced) };
};
