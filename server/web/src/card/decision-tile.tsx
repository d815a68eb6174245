import type { DecidedCard } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';

/** The verb first: what to do with this company, and the next step. */
export const DecisionTile = ({ card }: { readonly card: DecidedCard }) => {
  const { texts, formats } = useSession();
  return (
    <section className={`tile verdict tone-${card.decision}`} aria-labelledby="decision-label">
      <h2 className="tile-label" id="decision-label">
        {texts.card.decision}
      </h2>
      <p className="verdict-verb">
        <span className="verdict-mark">
          <Icon name={card.decision} />
        </span>
        {card.decision_label}
      </p>
      <p className="verdict-step">{card.next_step}</p>
      <p className="tile-foot">
        {texts.card.confidence}
        <meter min={0} max={1} value={card.confidence} aria-label={texts.card.confidence} />
        <strong className="figures">{formats.percent(card.confidence)}</strong>
      </p>
    </section>
  );
};
