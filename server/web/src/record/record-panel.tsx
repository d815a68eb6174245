import type { AccountFields } from '../api/contract.ts';
import { useSession } from '../session/session.ts';
import { CreditCard } from '../card/credit-card.tsx';
import { announce } from './announce.ts';
import { RecordHeading } from './record-heading.tsx';
import { useCard } from './use-card.ts';
import { useChooseCompany } from './use-choose-company.ts';

type RecordPanelProps = {
  readonly account: AccountFields;
  readonly onChanged: (account: AccountFields) => void;
  readonly onSettled: () => void;
};

/** One account as a CRM shows it, with the credit card on it. What happens is also said to screen readers. */
export const RecordPanel = ({ account, onChanged, onSettled }: RecordPanelProps) => {
  const { texts } = useSession();
  const { view, watchAgain, refresh } = useCard(account.id, onSettled);
  const { choose, problem } = useChooseCompany(account, (changed) => {
    onChanged(changed);
    watchAgain();
  });
  const card = view.kind === 'card' ? view.card : undefined;
  const legalName = card !== undefined && 'company' in card ? card.company.name : null;
  const name =
    account.name ?? legalName ?? account.siren ?? account.vat ?? account.company_number ?? texts.lists.unnamed;

  return (
    <article className="panel record" aria-labelledby="record-title">
      <RecordHeading name={name} account={account} />
      <p className="visually-hidden" role="status" aria-live="polite">
        {announce(view, name, texts.record)}
      </p>
      <CreditCard
        view={problem === undefined ? view : { kind: 'problem', problem }}
        account={{ ...account, name }}
        onRetry={watchAgain}
        onRefresh={refresh}
        onChoose={choose}
      />
    </article>
  );
};
