import type { DecidedCard } from '../card.ts';
import type { ScorePart } from './card-view-shape.ts';
import type { Speak } from './state-of.ts';

const HIGHEST_SCORE = 1000;
/** Above this chance "1 in N" has too few steps to tell two companies apart. */
const PERCENT_FROM = 0.1;

export const scorePart = (card: DecidedCard, { texts, formats }: Speak): ScorePart => {
  const [low, high] = card.pd_interval;
  const chance = (probability: number): string =>
    high >= PERCENT_FROM || probability <= 0
      ? formats.percent(probability)
      : texts.score.oneIn(formats.whole(1 / probability));
  // "1 in 1" would say that the default is certain.
  const own =
    card.one_in > 1 ? texts.score.oneIn(formats.whole(card.one_in)) : formats.percent(card.probability_of_default);
  return {
    label: texts.score.label,
    value: formats.whole(card.score),
    outOf: texts.score.outOf(formats.whole(HIGHEST_SCORE)),
    share: Math.min(1, Math.max(0, card.score / HIGHEST_SCORE)),
    grade: card.grade,
    band: card.band,
    gradeText: texts.score.grade(card.grade, card.band),
    chance: texts.score.chance(own),
    range: texts.score.between(chance(low), chance(high)),
    confidence: texts.score.confidence(formats.percent(card.confidence)),
  };
};
