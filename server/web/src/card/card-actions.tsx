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
  const isFree = !formats.isPast(card.expires_at);
  return (
    <div className="card-actions">
      <Button className="button" isPending={isRefreshing} onPress={() => onRefresh(false)}>
        <Icon name="refresh" />
        {actions.rescore}
        <span className="price">{isFree ? actions.free(formats.date(card.expires_at)) : actions.oneUnit}</span>
      </Button>
      {isFree && (
        <Button className="button" isPending={isRefreshing} onPress={() => onRefresh(true)}>
          {actions.askAgain}
          <span className="price">{actions.oneUnit}</span>
        </Button>
      )}
      <DecisionRecord scoreId={card.score_id} />
    </div>
  );
};
