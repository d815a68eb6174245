import { Button } from 'react-aria-components';
import type { DecidedCard } from '../api/contract.ts';
import { DecisionRecord } from '../audit/decision-record.tsx';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

type CardActionsProps = {
  readonly card: DecidedCard;
  readonly isRefreshing: boolean;
  readonly onRefresh: (isForced: boolean) => void;
};

/** What one can do now; the price of a new score is on the button itself. */
export const CardActions = ({ card, isRefreshing, onRefresh }: CardActionsProps) => {
  const { texts, formats } = useSession();
  const { actions } = texts;
  const freeUntil = card.fresh_until !== null && !formats.isPast(card.fresh_until) ? card.fresh_until : undefined;
  return (
    <div className="card-actions">
      <Button className="button" isPending={isRefreshing} onPress={() => onRefresh(false)}>
        <Icon name="refresh" />
        {actions.rescore}
        <span className="price">
          {freeUntil === undefined ? actions.oneUnit : actions.free(formats.moment(freeUntil))}
        </span>
      </Button>
      {freeUntil !== undefined && (
        <Button className="button" isPending={isRefreshing} onPress={() => onRefresh(true)}>
          {actions.askAgain}
          <span className="price">{actions.oneUnit}</span>
        </Button>
      )}
      <DecisionRecord scoreId={card.score_id} />
    </div>
  );
};
