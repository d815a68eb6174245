import type { DecidedCard } from '../api/contract.ts';
import { Icon } from '../chrome/icon.tsx';
import { useSession } from '../session/session.ts';
import { WouldAddMost } from './would-add-most.tsx';

type TooLittleTileProps = { readonly card: Pick<DecidedCard, 'missing' | 'would_add_most'> };

/** Unknown is a state of its own: no figure, but what is missing to have one. */
export const TooLittleTile = ({ card: { missing, would_add_most: most } }: TooLittleTileProps) => {
  const { card } = useSession().texts;
  return (
    <section className="tile too-little" aria-labelledby="score-label">
      <h2 className="tile-label" id="score-label">
        {card.score}
      </h2>
      <p className="too-little-title">
        <Icon name="unknown" />
        {card.tooLittleTitle}
      </p>
      <p className="small">{card.tooLittleText}</p>
      <ul className="tags">
        {missing.map(({ group, label }) => (
          <li key={group} className="tag tag-missing">
            {label}
          </li>
        ))}
      </ul>
      <WouldAddMost most={most} />
    </section>
  );
};
