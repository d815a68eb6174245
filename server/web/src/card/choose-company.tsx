import type { AccountFields, CardCandidate } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';
import { CandidateList } from './candidate-list.tsx';
import { CompanySearch } from './company-search.tsx';

type ChooseCompanyProps = {
  readonly candidates: readonly CardCandidate[];
  readonly account: AccountFields;
  readonly onChoose: (company: CardCandidate) => void;
};

/** Several companies match, or none: nothing is scored until a person has chosen. */
export const ChooseCompany = ({ candidates, account, onChoose }: ChooseCompanyProps) => {
  const { match } = useSession().texts;
  return (
    <div className="card choose-company">
      <div className="notice notice-warn">
        <Icon name="unknown" />
        <div className="notice-body">
          <h3 className="notice-title">{match.title}</h3>
          <p>
            {match.candidates(candidates.length)}. {match.candidatesText}
          </p>
        </div>
      </div>
      {candidates.length > 0 ? (
        <CandidateList candidates={candidates} onChoose={onChoose} />
      ) : (
        <CompanySearch account={account} onChoose={onChoose} />
      )}
    </div>
  );
};
