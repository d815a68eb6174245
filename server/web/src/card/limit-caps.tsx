import type { DecidedCard } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

type LimitCapsProps = { readonly caps: DecidedCard['caps']; readonly bound: DecidedCard['limit_bound_by'] };

/** Every cap with its amount, lowest first: the lowest is the one that binds. */
export const LimitCaps = ({ caps, bound }: LimitCapsProps) => {
  const { texts, formats } = useSession();
  if (caps.length === 0) return null;
  const highest = Math.max(...caps.map((cap) => cap.limit.value), 1);
  return (
    <section aria-labelledby="caps-title">
      <h2 className="section-title" id="caps-title">
        {texts.card.caps}
      </h2>
      <ul className="caps">
        {caps
          .toSorted((one, other) => one.limit.value - other.limit.value)
          .map((cap) => (
            <li key={cap.name} className={cap.name === bound ? 'cap binding' : 'cap'}>
              <span className="cap-label">
                {cap.label} {cap.name === bound && <span className="tag tag-binding">{texts.card.binding}</span>}
              </span>
              <span className="figures">{formats.money(cap.limit)}</span>
              <svg className="cap-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect className="cap-track" width="100" height="4" />
                <rect className="cap-fill" width={(cap.limit.value / highest) * 100} height="4" />
              </svg>
            </li>
          ))}
      </ul>
    </section>
  );
};
