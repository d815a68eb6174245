import { Button } from 'react-aria-components';
import type { DecidedCard } from '../api/contract.ts';
import { DecisionRecord } from '../audit/decision-record.tsx';
import { Icon } from '../chrome/icon.tsx';
import { useSession, type Session } from '../session/session.ts';

/** What a new score costs now, in words: nothing while every source's answer is fresh. */
const priceOf = (freshUntil: string | null, { texts: { actions }, formats }: Session): string => {
  if (freshUntil === null || formats.isPast(freshUntil)) return actions.oneUnit;
  const time = formats.timeToday(freshUntil);
  return time === undefined ? actions.free(formats.date(freshUntil)) : actions.freeToday(time);
};

type CardActionsProps = {
  readonly card: DecidedCard;
  readonly isRefreshing: boolean;
  readonly onRefresh: (isForced: boolean) => void;
};

/** What one can do now; the price of a new score is on the button itself. */
export const CardActions = ({ card, isRefreshing, onRefresh }: CardActionsProps) => {
  const session = useSession();
  const { actions } = session.texts;
  const price = priceOf(card.fresh_until, session);
  return (
    <div className="card-actions">
      <Button className="button" isPending={isRefreshing} onPress={() => onRefresh(false)}>
        <Icon name="refresh" />
        {actions.rescore}
        <span className="price">{price}</span>
      </Button>
      {price !== actions.oneUnit && (
        <Button className="button" isPending={isRefreshing} onPress={() => onRefresh(true)}>
          {actions.askAgain}
          <span className="price">{actions.oneUnit}</span>
        </Button>
      )}
      <DecisionRecord scoreId={card.score_id} />
    </div>
  );
};
