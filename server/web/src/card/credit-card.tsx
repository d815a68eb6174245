import type { AccountFields, CardCandidate } from '../api/contract.ts';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import type { CardView } from '../record/use-card.ts';
import { AssessingCard } from './assessing-card.tsx';
import { ChooseCompany } from './choose-company.tsx';
import { DecidedCardView, type CardNews } from './decided-card-view.tsx';
import { FailedCard } from './failed-card.tsx';
import { SlowNotice } from './slow-notice.tsx';

type CreditCardProps = {
  readonly view: CardView;
  readonly account: AccountFields;
  readonly onRetry: () => void;
  readonly onRefresh: (isForced: boolean) => void;
  readonly onChoose: (company: CardCandidate) => void;
  readonly news: CardNews;
};

/** The card in whichever state it is; each state has a component of its own. */
export const CreditCard = ({ view, account, onRetry, onRefresh, onChoose, news }: CreditCardProps) => {
  if (view.kind === 'assessing') return <AssessingCard />;
  if (view.kind === 'slow') return <SlowNotice onRetry={onRetry} />;
  if (view.kind === 'problem') return <ProblemNotice problem={view.problem} onRetry={onRetry} />;
  const { card } = view;
  switch (card.state) {
    case 'assessing':
      return <AssessingCard />;
    case 'choose_company':
      return <ChooseCompany candidates={card.candidates} account={account} onChoose={onChoose} />;
    case 'failed':
      return (
        <FailedCard
          card={card}
          requestId={view.requestId}
          account={account}
          onRefresh={onRefresh}
          onChoose={onChoose}
        />
      );
    case 'decided':
    case 'too_little_data':
      return (
        <DecidedCardView
          card={card}
          account={account}
          isRefreshing={view.isRefreshing}
          onRefresh={onRefresh}
          onChoose={onChoose}
          news={news}
        />
      );
  }
};
