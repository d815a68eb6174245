import type { AccountFields, DecidedCard } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

type LimitTileProps = { readonly card: DecidedCard; readonly account: AccountFields };

/** The limit, what binds it, and how much of the request it covers when both are in one currency. */
export const LimitTile = ({ card, account }: LimitTileProps) => {
  const { texts, formats } = useSession();
  const limit = card.proposed_limit;
  const requested = account.requested_amount;
  const isComparable = requested !== undefined && requested.currency === limit.currency && requested.value > 0;
  return (
    <section className="tile" aria-labelledby="limit-label">
      <h2 className="tile-label" id="limit-label">
        {texts.card.limit}
      </h2>
      <p className="limit-figure">{formats.money(limit)}</p>
      <p className="limit-bound">{card.limit_bound_text}</p>
      {isComparable && (
        <div className="cover">
          <meter
            min={0}
            max={requested.value}
            value={Math.min(limit.value, requested.value)}
            aria-labelledby="cover-text"
          />
          <p className="small" id="cover-text">
            {texts.card.ofRequested(formats.money(limit), formats.money(requested))}
          </p>
        </div>
      )}
      <p className="tile-foot">{texts.card.terms(card.payment_terms_days)}</p>
    </section>
  );
};
