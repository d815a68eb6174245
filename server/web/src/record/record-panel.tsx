import { useEffect, useRef } from 'react';
import type { AccountFields, Card, CardCandidate } from '../api/contract.ts';
import { newId } from '../api/new-id.ts';
import { useSession } from '../session/session.ts';
import { CreditCard } from '../card/credit-card.tsx';
import { useCardNews } from '../watch/use-card-news.ts';
import { announce } from './announce.ts';
import { RecordHeading } from './record-heading.tsx';
import { useCard } from './use-card.ts';
import { RecordViews } from './record-views.tsx';
import { useChooseCompany, withChoice } from './use-choose-company.ts';

type RecordPanelProps = {
  readonly account: AccountFields;
  readonly onChanged: (account: AccountFields) => void;
  readonly onSettled: () => void;
};

const nameOf = (account: AccountFields, card: Card | undefined): string | undefined => {
  const legalName = card !== undefined && 'company' in card ? card.company.name : null;
  return account.name ?? legalName ?? account.siren ?? account.vat ?? account.company_number;
};

/** One account as a CRM shows it, with the credit card on it. What happens is also said to screen readers. */
export const RecordPanel = ({ account, onChanged, onSettled }: RecordPanelProps) => {
  const { api, texts } = useSession();
  const { view, watchAgain, refresh, update } = useCard(account.id, onSettled);
  const { choose, problem } = useChooseCompany(account, (changed) => {
    onChanged(changed);
    watchAgain();
  });
  const card = view.kind === 'card' ? view.card : undefined;
  const { parts, spoken, silence } = useCardNews({
    accountId: account.id,
    card,
    onCard: update,
    onChanged: onSettled,
  });
  const chooseInOdoo = async (candidate: CardCandidate): Promise<void> => {
    const changed = withChoice(account, candidate);
    await api.sendEvent({ id: newId(), type: 'account.updated', account: changed });
    onChanged(changed);
    watchAgain();
  };
  const name = nameOf(account, card) ?? texts.lists.unnamed;

  // Where the record is below the form (narrow screens), it comes into view when it is opened.
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.matchMedia('(max-width: 60rem)').matches) article.current?.scrollIntoView();
  }, []);

  return (
    <article className="panel record" aria-labelledby="record-title" ref={article}>
      <RecordHeading name={name} account={account} />
      <output className="visually-hidden" aria-live="polite">
        {spoken ?? announce(view, name, texts.record)}
      </output>
      <RecordViews
        card={
          <CreditCard
            view={problem === undefined ? view : { kind: 'problem', problem }}
            account={{ ...account, name }}
            onRetry={watchAgain}
            onRefresh={(isForced) => {
              silence();
              refresh(isForced);
            }}
            onChoose={choose}
            news={parts}
          />
        }
        odoo={{ account, name, card, onChoose: chooseInOdoo }}
      />
    </article>
  );
};
