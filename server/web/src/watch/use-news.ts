import { useCallback, useRef, useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import type { Alert, Card, Task, Watched } from '../api/contract.ts';
import type { Api, CardAnswer } from '../api/create-api.ts';
import { useSession } from '../session/session.ts';
import { useRepeated } from './use-repeated.ts';

/** What was heard of an account's company besides its card. Undefined: not asked yet, or not there for this key. */
export type News = {
  readonly alerts: readonly Alert[] | undefined;
  readonly tasks: readonly Task[] | undefined;
  readonly watched: Watched | undefined;
};

export type Seen = { readonly card: Card; readonly news: News };

const nothing: News = { alerts: undefined, tasks: undefined, watched: undefined };

const isOutOfReach = (failure: unknown): boolean =>
  failure instanceof ApiProblem && (failure.problem.status === 403 || failure.problem.status === 404);

/** What may not be read, or is not there, is undefined; what could not be asked this time stays as it was. */
const orBefore = <T>(asked: Promise<T>, before: T | undefined): Promise<T | undefined> =>
  asked.catch((failure: unknown) => (isOutOfReach(failure) ? undefined : before));

type Looked = { readonly answer: CardAnswer; readonly news: News };

const ask = async (
  api: Api,
  followed: { readonly accountId: string; readonly companyKey: string; readonly before: News },
  signal: AbortSignal,
): Promise<Looked> => {
  const { accountId, companyKey, before } = followed;
  const [answer, alerts, tasks, watched] = await Promise.all([
    api.readCard(accountId, signal),
    orBefore(api.readAlerts(companyKey, signal), before.alerts),
    orBefore(api.readTasks(accountId, signal), before.tasks),
    orBefore(api.readWatched(companyKey, signal), before.watched),
  ]);
  return { answer, news: { alerts, tasks, watched } };
};

/** Each answer has a request id of its own, which is no news. */
const printOf = ({ answer, news }: Looked): string => JSON.stringify([answer.card, news]);

type Followed = {
  readonly accountId: string;
  /** Undefined until it is known which company the account is: nothing is followed before. */
  readonly companyKey: string | undefined;
  /** Told of the card of every look. */
  readonly onCard: (answer: CardAnswer) => void;
  /** Told once whenever something changed after the first look. */
  readonly onChange: (before: Seen, after: Seen) => void;
};

/** Follows the card, alerts, tasks and watching of an open record without a reload; what did not change is not set. */
export const useNews = ({ accountId, companyKey, onCard, onChange }: Followed) => {
  const { api } = useSession();
  const [news, setNews] = useState(nothing);
  const seen = useRef<Looked>(undefined);

  const look = useCallback(
    async (signal: AbortSignal): Promise<boolean> => {
      if (companyKey === undefined) return false;
      const before = seen.current;
      const looked = await ask(api, { accountId, companyKey, before: before?.news ?? nothing }, signal);
      if (signal.aborted || (before !== undefined && printOf(looked) === printOf(before))) return false;
      seen.current = looked;
      setNews(looked.news);
      onCard(looked.answer);
      if (before !== undefined) {
        onChange({ card: before.answer.card, news: before.news }, { card: looked.answer.card, news: looked.news });
      }
      return true;
    },
    [api, accountId, companyKey, onCard, onChange],
  );
  const lookNow = useRepeated(look, companyKey !== undefined);
  return { news, lookNow };
};
