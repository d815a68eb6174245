import type { AccountFields, Card, CardCandidate } from '../api/contract.ts';
import { ProblemNotice } from '../chrome/problem-notice.tsx';
import { CompanySearch } from './company-search.tsx';

type FailedCardProps = {
  readonly card: Extract<Card, { state: 'failed' }>;
  readonly requestId: string | undefined;
  readonly account: AccountFields;
  readonly onRefresh: (isForced: boolean) => void;
  readonly onChoose: (company: CardCandidate) => void;
};

/** The assessment failed. When no register knows the name, the way on is to look for another one. */
export const FailedCard = ({ card, requestId, account, onRefresh, onChoose }: FailedCardProps) => (
  <div className="card">
    <ProblemNotice
      problem={{ ...card.problem, ...(requestId === undefined ? {} : { request_id: requestId }) }}
      onRetry={() => onRefresh(false)}
    />
    {card.problem.code === 'company_not_found' && <CompanySearch account={account} onChoose={onChoose} />}
  </div>
);
