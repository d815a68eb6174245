import type { ReactNode } from 'react';
import type { AccountFields, CardCandidate, DecidedCard } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';
import { CardActions } from './card-actions.tsx';
import { DecisionTile } from './decision-tile.tsx';
import { LimitCaps } from './limit-caps.tsx';
import { LimitTile } from './limit-tile.tsx';
import { MatchChip } from './match-chip.tsx';
import { MissingGroups } from './missing-groups.tsx';
import { ReasonSum } from './reason-sum.tsx';
import { ScoreTile } from './score-tile.tsx';
import { SourceTable } from './source-table.tsx';
import { TooLittleTile } from './too-little-tile.tsx';
import { WhatIfs } from './what-ifs.tsx';

/** What was heard of the company besides the decision: why the score fell, its alerts, and what there is to do. */
export type CardNews = {
  readonly cause: string | undefined;
  readonly alerts: ReactNode;
  readonly panels: ReactNode;
};

type DecidedCardViewProps = {
  readonly card: DecidedCard;
  readonly account: AccountFields;
  readonly isRefreshing: boolean;
  readonly onRefresh: (isForced: boolean) => void;
  readonly onChoose: (company: CardCandidate) => void;
  readonly news: CardNews;
};

/** A decision in three tiles that are read in three seconds, then why, and how fresh the facts are. */
export const DecidedCardView = ({ card, account, isRefreshing, onRefresh, onChoose, news }: DecidedCardViewProps) => {
  const { texts, formats } = useSession();
  const isScored = card.state === 'decided';
  return (
    <section className="card" aria-label={texts.record.creditCard} aria-busy={isRefreshing}>
      <div className="card-top">
        <MatchChip company={card.company} account={account} onChoose={onChoose} />
        <span className="quiet-text small">{texts.card.decidedAt(formats.moment(card.decided_at))}</span>
      </div>
      {card.subject_kind === 'natural_person' && (
        <p className="notice notice-plain person-notice">
          <Icon name="person" />
          <span>
            <strong>{texts.card.naturalPerson}.</strong> {texts.card.naturalPersonText}
          </span>
        </p>
      )}
      {news.alerts}
      <div className="headline">
        <DecisionTile card={card} />
        {isScored ? <ScoreTile card={card} cause={news.cause} /> : <TooLittleTile card={card} />}
        <LimitTile card={card} account={account} />
      </div>
      <CardActions card={card} isRefreshing={isRefreshing} onRefresh={onRefresh} />
      {news.panels}
      <div className="details">
        <div className="details-main">
          <ReasonSum card={card} />
          <WhatIfs card={card} />
        </div>
        <div className="details-side">
          <SourceTable sources={card.sources} />
          {isScored && card.missing.length > 0 && <MissingGroups missing={card.missing} />}
          <LimitCaps caps={card.caps} bound={card.limit_bound_by} />
        </div>
      </div>
    </section>
  );
};
