import type { DecidedCard } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

type ScoreDeltaProps = Pick<DecidedCard, 'delta'> & {
  /** What the latest open alert tells. */
  readonly cause: string | undefined;
};

/** "▼ −434 since 12 Sept" and what is behind it. Nothing is shown before there is a history. */
export const ScoreDelta = ({ delta, cause }: ScoreDeltaProps) => {
  const { texts, formats } = useSession();
  if (delta === null) return null;
  const since = formats.date(delta.since);
  const tone = delta.score < 0 ? 'worse' : delta.score > 0 ? 'better' : 'same';
  return (
    <p className={`delta ${tone}`}>
      <span className="delta-figure">
        {delta.score !== 0 && <span aria-hidden="true">{delta.score < 0 ? '▼ ' : '▲ '}</span>}
        {delta.score === 0 ? texts.card.unchanged(since) : texts.card.since(formats.signed(delta.score), since)}
      </span>
      {delta.score < 0 && cause !== undefined && <span className="delta-cause">{cause}</span>}
    </p>
  );
};
