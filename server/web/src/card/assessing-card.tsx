import { useSession } from '../session/session.ts';

/** The shape of the card to come, in the same places, so that nothing jumps when it is there. */
export const AssessingCard = () => {
  const { wait } = useSession().texts;
  return (
    <div className="card" aria-busy="true">
      <div className="card-top">
        <p className="assessing-text">
          <span className="spinner" aria-hidden="true" />
          <strong>{wait.title}</strong> {wait.text}
        </p>
      </div>
      <div className="headline" aria-hidden="true">
        {['decision', 'score', 'limit'].map((tile) => (
          <div key={tile} className="tile skeleton-tile">
            <span className="bone short" />
            <span className="bone tall" />
            <span className="bone" />
            <span className="bone half" />
          </div>
        ))}
      </div>
      <div className="card-actions skeleton-actions" aria-hidden="true">
        <span className="bone" />
      </div>
      <div className="details" aria-hidden="true">
        {['why', 'sources'].map((column) => (
          <div key={column} className="skeleton-column">
            <span className="bone short" />
            <span className="bone" />
            <span className="bone" />
            <span className="bone half" />
            <span className="bone" />
          </div>
        ))}
      </div>
    </div>
  );
};
