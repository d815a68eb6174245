import { Button } from 'react-aria-components';
import type { CardCandidate } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

type CandidateListProps = {
  readonly candidates: readonly CardCandidate[];
  readonly onChoose: (company: CardCandidate) => void;
};

/** Companies that an account may be, best match first, each with a button to choose it. */
export const CandidateList = ({ candidates, onChoose }: CandidateListProps) => {
  const { texts, formats } = useSession();
  const { match } = texts;
  return (
    <ul className="candidates">
      {candidates.map((company) => (
        <li key={`${company.country}:${company.siren ?? company.company_number ?? company.name}:${company.postcode}`}>
          <div className="candidate-body">
            <strong>{company.name}</strong>
            <span className="quiet-text small">
              <span className="figures">{company.siren ?? company.company_number}</span>
              {' · '}
              {[company.postcode, company.city, formats.country(company.country)].filter(Boolean).join(' ')}
            </span>
          </div>
          {company.status !== undefined && <span className={`tag tag-${company.status}`}>{match[company.status]}</span>}
          <span className="tag figures">{match.confidence(formats.percent(company.confidence))}</span>
          <Button className="button" aria-label={match.chooseNamed(company.name)} onPress={() => onChoose(company)}>
            {match.choose}
          </Button>
        </li>
      ))}
    </ul>
  );
};
