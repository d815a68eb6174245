import type { DecidedCard } from '../api/contract.ts';
import { useSession } from '../session/session.ts';
import { ScoreDelta } from './score-delta.tsx';
import { ScoreTrend } from './score-trend.tsx';
import { WouldAddMost } from './would-add-most.tsx';

const highestScore = 1000;
/** Above this chance "1 in N" has too few steps to tell two companies apart. */
const percentFrom = 0.1;

type ScoreTileProps = { readonly card: DecidedCard; readonly cause: string | undefined };

/** Score, band word and letter (never colour alone), the chance in words, and how it moved. */
export const ScoreTile = ({ card, cause }: ScoreTileProps) => {
  const { texts, formats } = useSession();
  const [low, high] = card.pd_interval;
  const chance = (probability: number): string =>
    high >= percentFrom || probability <= 0
      ? formats.percent(probability)
      : texts.card.oneIn(formats.whole(1 / probability));
  // "1 in 1" would say that the default is certain.
  const ownChance =
    card.one_in > 1 ? texts.card.oneIn(formats.whole(card.one_in)) : formats.percent(card.probability_of_default);
  return (
    <section className={`tile score-tile grade-${card.grade}`} aria-labelledby="score-label">
      <h2 className="tile-label" id="score-label">
        {texts.card.score}
      </h2>
      <div className="score-line">
        <span className="score-figure">{formats.whole(card.score)}</span>
        <span className="score-of">{texts.card.outOf(formats.whole(highestScore))}</span>
        <span className="grade">
          <span className="grade-letter" aria-label={texts.card.grade(card.grade)}>
            {card.grade}
          </span>
          <span className="grade-band">{card.band}</span>
        </span>
      </div>
      <ScoreDelta delta={card.delta} cause={cause} />
      <svg className="scale" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
        <rect className="scale-track" x="0" y="4" width="1000" height="6" rx="3" />
        <rect className="scale-fill" x="0" y="4" width={card.score} height="6" rx="3" />
        <rect className="scale-mark" x={Math.min(Math.max(card.score - 4, 0), 992)} y="0" width="8" height="14" />
      </svg>
      <p className="chance">
        {texts.card.risk} <strong>{ownChance}</strong> {texts.card.within}
        <span className="quiet-text small block">{texts.card.between(chance(low), chance(high))}</span>
      </p>
      <WouldAddMost most={card.would_add_most} />
      <ScoreTrend delta={card.delta} trend={card.trend} />
    </section>
  );
};
