import { useCallback, useState } from 'react';
import type { Card } from '../api/contract.ts';
import type { CardAnswer } from '../api/create-api.ts';
import type { CardNews } from '../card/decided-card-view.tsx';
import { useSession } from '../session/session.ts';
import { announceNews } from './announce-news.ts';
import { companyKeyOf, companyNumberOf } from './company-number.ts';
import { newsParts } from './news-parts.tsx';
import { useNews, type Seen } from './use-news.ts';

type Followed = {
  readonly accountId: string;
  readonly card: Card | undefined;
  readonly onCard: (answer: CardAnswer) => void;
  readonly onChanged: () => void;
};

type Spoken = { readonly text: string; readonly at: number };

const oneStoryMs = 3_000;

/** A decision is seen a moment before its task: the second sentence must not drown the first one. */
const said = (earlier: Spoken | undefined, sentence: string): Spoken => {
  const at = performance.now();
  const isOneStory = earlier !== undefined && at - earlier.at < oneStoryMs;
  return { text: isOneStory ? `${earlier.text} ${sentence}` : sentence, at };
};

type HeardNews = {
  readonly parts: CardNews;
  /** The last change in words, until `silence`. */
  readonly spoken: string | undefined;
  readonly silence: () => void;
};

/** What is heard of the company of an open record, shown and said as it happens. */
export const useCardNews = ({ accountId, card, onCard, onChanged }: Followed): HeardNews => {
  const { texts, mode } = useSession();
  const [spoken, setSpoken] = useState<Spoken>();
  const company = card !== undefined && 'company' in card ? companyNumberOf(card.company) : undefined;
  const onChange = useCallback(
    (before: Seen, after: Seen): void => {
      const sentence = announceNews(before, after, texts.watch);
      if (sentence !== '') setSpoken((earlier) => said(earlier, sentence));
      onChanged();
    },
    [texts, onChanged],
  );
  const companyKey = company && companyKeyOf(company);
  const { news, lookNow } = useNews({ accountId, companyKey, onCard, onChange });
  const parts = newsParts({ accountId, company, isSandbox: mode === 'sandbox', news, onActed: lookNow });
  const silence = useCallback(() => setSpoken(undefined), []);
  return { parts, spoken: spoken?.text, silence };
};
