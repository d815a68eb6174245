import { Button, DialogTrigger } from 'react-aria-components';
import type { AccountFields, CardCandidate, DecidedCard } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { Panel } from '../chrome/panel.tsx';
import { useSession } from '../session/session.ts';
import { CompanySearch } from './company-search.tsx';

type MatchChipProps = {
  readonly company: DecidedCard['company'];
  readonly account: AccountFields;
  readonly onChoose: (company: CardCandidate) => void;
};

const sureFrom = 0.9;

/** Which legal entity was assessed and how sure that is, with the way out when it is the wrong one. */
export const MatchChip = ({ company, account, onChoose }: MatchChipProps) => {
  const { texts, formats } = useSession();
  const { match } = texts;
  const isSure = company.match.confidence >= sureFrom;
  const number = company.siren ?? company.company_number ?? company.vat;
  return (
    <div className="match">
      <span className={isSure ? 'match-chip' : 'match-chip unsure'}>
        <Icon name={isSure ? 'ok' : 'unknown'} />
        <span>
          <strong>{company.name ?? account.name}</strong>
          {number !== undefined && <span className="figures"> {number}</span>}
          <span className="match-confidence">
            {' · '}
            {match.confidence(formats.percent(company.match.confidence))}
          </span>
          <span className="visually-hidden"> {isSure ? match.sure : match.unsure}</span>
        </span>
      </span>
      <DialogTrigger>
        <Button className="link">{match.notThis}</Button>
        <Panel title={match.title} lead={match.lead}>
          {(close) => (
            <CompanySearch
              account={account}
              onChoose={(chosen) => {
                close();
                onChoose(chosen);
              }}
            />
          )}
        </Panel>
      </DialogTrigger>
    </div>
  );
};
