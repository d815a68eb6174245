import type { DecidedCard } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

/** What nobody could tell, as tags. */
export const MissingGroups = ({ missing }: Pick<DecidedCard, 'missing'>) => {
  const { card } = useSession().texts;
  return (
    <section aria-labelledby="missing-title">
      <h2 className="section-title" id="missing-title">
        {card.missing}
      </h2>
      <ul className="tags">
        {missing.map(({ group, label }) => (
          <li key={group} className="tag tag-missing">
            {label}
          </li>
        ))}
      </ul>
      <p className="quiet-text small">{card.missingHint}</p>
    </section>
  );
};
