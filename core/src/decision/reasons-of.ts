import type { Assessed } from '../scoring/assess.ts';
import { patternOf } from '../scoring/pattern.ts';
import { scoreFeatures } from '../scoring/score-features.ts';
import { pointsOf, scorerOf, type Scorer } from '../scoring/scorer.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import type { Features } from '../signal/feature.ts';
import { tighter, type RuleHit } from './apply-rules.ts';
import type { Outcome, Reason, ScoreSum } from './decision.ts';
import { TOPICS } from './reason-code.ts';
import {
  emptyReasonPoints,
  MOST_REASONS,
  pointsAt,
  reasonPointsInto,
  type Ranking,
  type ReasonPoints,
} from './reason-points.ts';
import { CODES, slotCodesOf } from './slot-codes.ts';

const toReason = (model: ReasonPoints, entry: number, features: Features): Reason => {
  const points = pointsAt(model, entry);
  const slot = model.speakers[entry]!;
  const name = model.codes.features[model.codes.positions[slot]!];
  const feature = name === undefined ? undefined : features[name];
  return {
    code: CODES[model.slotCodes[slot]!]!,
    topic: TOPICS[model.topics[entry]!]!,
    direction: points >= 0 ? 'up' : 'down',
    points,
    ...(feature?.shown === undefined ? {} : { value: feature.shown }),
    ...(feature?.source === undefined ? {} : { source: feature.source }),
    ...(feature?.asOf === undefined ? {} : { asOf: feature.asOf }),
  };
};

const ranked = (model: ReasonPoints, { entries, count }: Ranking, features: Features): readonly Reason[] =>
  Array.from({ length: count }, (_, index) => toReason(model, entries[index]!, features));

const topicIndex = ({ topic }: Reason): number => TOPICS.indexOf(topic);

/** A rule speaks for its topic, and takes over the points that the model took off for it. */
const takenOver = (model: ReasonPoints, { reason }: RuleHit): Reason => {
  const entry = model.entryOf[topicIndex(reason)]!;
  return { ...reason, points: entry === -1 ? 0 : Math.min(0, pointsAt(model, entry)) };
};

/** The outcome is as tight as the tightest rule: those rules decided it, milder ones that hold too did not. */
const isDeciding = (hits: readonly RuleHit[]): ((reason: Reason) => boolean) => {
  const outcome = hits.reduce<Outcome>((tightest, hit) => tighter(tightest, hit.outcome), 'accept');
  const codes = new Set(hits.filter((hit) => hit.outcome === outcome).map(({ reason }) => reason.code));
  return ({ code }) => codes.has(code);
};

/** The rules' reasons and the model's: what decided first, then by points; of one topic the first rule alone. */
const against = (rules: readonly RuleHit[], model: ReasonPoints, features: Features): readonly Reason[] => {
  const first = rules.filter(
    ({ reason }, index) => rules.findIndex((other) => other.reason.topic === reason.topic) === index,
  );
  const reasons = [...first.map((hit) => takenOver(model, hit)), ...ranked(model, model.down, features)];
  const decides = isDeciding(rules);
  return reasons
    .toSorted((a, b) => Number(decides(b)) - Number(decides(a)) || Math.abs(b.points) - Math.abs(a.points))
    .slice(0, MOST_REASONS);
};

/** The probability is kept to six decimals, which may move the score by a point: that is rounding, not the scale's end. */
const clampedPoints = (score: number, unclamped: number): number =>
  Math.abs(score - unclamped) > 1 ? score - unclamped : 0;

const sumOf = (score: number, model: ReasonPoints, reasons: readonly Reason[]): ScoreSum => {
  const base = model.rounding.whole[0]!;
  const listed = reasons.reduce((total, reason) => total + reason.points, 0);
  const clamped = clampedPoints(score, model.unclamped);
  return { base, listed, other: score - base - listed - clamped, clamped, total: score };
};

/** Buffers by scorer, written anew for each company; nothing of them is left in what is returned. */
const buffers = new WeakMap<Scorer, ReasonPoints>();

const bufferOf = (scorer: Scorer): ReasonPoints => {
  const buffer = buffers.get(scorer) ?? emptyReasonPoints(slotCodesOf(scorer));
  buffers.set(scorer, buffer);
  return buffer;
};

/**
 * At most four reasons each way, one per topic, and the displayed sum, which always adds up to the score. The points
 * come from scoring the features once more, which takes nothing right after their assessment.
 */
export const reasonsOf = (
  { assessment, features }: Pick<Assessed, 'assessment' | 'features'>,
  scorecard: Scorecard,
  hits: readonly RuleHit[],
): { readonly reasons: readonly Reason[]; readonly sum: ScoreSum } => {
  const scorer = scorerOf(scorecard);
  const { groups, baseNano } = assessment;
  const shiftNano = baseNano - pointsOf(scorer, patternOf(groups)).baseNano;
  const { scored, vector } = scoreFeatures(scorer, features, { groups, shiftNano });
  const model = bufferOf(scorer);
  model.taken.fill(0);
  for (const { reason } of hits) model.taken[topicIndex(reason)] = 1;
  reasonPointsInto(model, scored, vector);
  const reasons = [...against(hits, model, features), ...ranked(model, model.up, features)];
  return { reasons, sum: sumOf(assessment.score, model, reasons) };
};
