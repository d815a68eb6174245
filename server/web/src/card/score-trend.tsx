import type { DecidedCard } from '../api/contract.ts';
import { useSession } from '../session/session.ts';

const width = 96;
const height = 26;
const inset = 3;

/** Points of the line in the drawing's own units; a flat history is a line in the middle. */
const toPoints = (scores: readonly number[]): readonly { x: number; y: number }[] => {
  const low = Math.min(...scores);
  const span = Math.max(...scores) - low;
  return scores.map((score, at) => ({
    x: inset + (at / Math.max(scores.length - 1, 1)) * (width - 2 * inset),
    y: span === 0 ? height / 2 : height - inset - ((score - low) / span) * (height - 2 * inset),
  }));
};

/** The scores of the last twelve decisions as a line. Nothing is shown before there is a history. */
export const ScoreTrend = ({ delta, trend }: Pick<DecidedCard, 'delta' | 'trend'>) => {
  const { texts } = useSession();
  if (delta === null || trend.length < 2) return null;
  const points = toPoints(trend.map((decision) => decision.score));
  const last = points.at(-1);
  return (
    <div className="tile-foot trend">
      <span className="small" aria-hidden="true">
        {texts.card.trendLabel}
      </span>
      <span className="visually-hidden">{texts.card.trend(trend.length)}</span>
      <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
        {last !== undefined && <circle cx={last.x} cy={last.y} r="2.5" />}
      </svg>
    </div>
  );
};
