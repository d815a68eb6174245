import { useEffect, useRef, useState } from 'react';
import type { AccountFields, Card, CardCandidate } from '../api/contract.ts';
import { useSession } from '../session/session.ts';
import { sayProblem } from '../texts/say-problem.ts';
import { createOrm } from './create-orm.ts';
import { mountCreditCard } from './mount-credit-card.ts';

type OdooTabProps = {
  readonly account: AccountFields;
  readonly name: string;
  /** The card that the page itself knows: a newer decision makes the widget look again. */
  readonly card: Card | undefined;
  readonly onChoose: (candidate: CardCandidate) => Promise<void>;
};

/** The record as a form of Odoo shows it, with the real widget of the addon on it. */
export const OdooTab = ({ account, name, card, onChoose }: OdooTabProps) => {
  const { api, texts, formats } = useSession();
  const host = useRef<HTMLDivElement>(null);
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  const look = useRef<(scoreId: string) => void>(undefined);
  const [isElsewhere, setElsewhere] = useState(false);

  useEffect(() => {
    if (host.current === null) return undefined;
    const { orm, lastScoreId } = createOrm({
      api,
      accountId: account.id,
      language: formats.locale,
      choose: (candidate) => choose.current(candidate),
      say: (problem) => sayProblem(problem, texts.problem).title,
    });
    const widget = mountCreditCard(host.current, { orm, doAction: () => setElsewhere(true), locale: formats.locale });
    look.current = (scoreId) => {
      if (lastScoreId() !== undefined && lastScoreId() !== scoreId) widget.lookAgain(scoreId);
    };
    return () => widget.destroy();
  }, [api, account.id, formats, texts]);

  const scoreId = card !== undefined && 'score_id' in card ? card.score_id : undefined;
  useEffect(() => {
    if (scoreId !== undefined) look.current?.(scoreId);
  }, [scoreId]);

  return (
    <div className="odoo-form">
      <p className="small quiet-text">{texts.record.odooHint}</p>
      <div className="odoo-sheet">
        <p className="odoo-path">
          {texts.record.odooContacts} / <strong>{name}</strong>
        </p>
        <div ref={host} />
      </div>
      <output className="small">{isElsewhere && texts.record.odooElsewhere}</output>
    </div>
  );
};
