import type { Assessment, Contribution } from '../scoring/assessment.ts';
import { NANO } from '../scoring/nano.ts';
import { SCORE_FACTOR, SCORE_OFFSET } from '../scoring/probability-of-default.ts';
import type { Feature, FeatureName, Features } from '../signal/feature.ts';
import { tighter, type RuleHit } from './apply-rules.ts';
import type { Outcome, Reason, ScoreSum } from './decision.ts';
import { reasonCodeOf } from './feature-reasons.ts';
import { largestRemainder } from './largest-remainder.ts';
import { REASON_CODES, type ReasonCode, type Topic } from './reason-code.ts';

/** More than four reasons in one direction do not help a reader (Reg B commentary 9(b)(2)-1). */
const MOST_REASONS = 4;

/** Contributions of one topic: their points are shown together, and the strongest one speaks. */
type TopicSum = {
  readonly topic: Topic;
  readonly nano: number;
  readonly code: ReasonCode;
  readonly feature: Feature | undefined;
};

const featureOf = (contribution: Contribution, features: Features): Feature | undefined =>
  features[contribution.of as FeatureName];

const strongest = (a: Contribution, b: Contribution): number => Math.abs(b.nano) - Math.abs(a.nano);

const withCode = (contributions: readonly Contribution[], features: Features) =>
  contributions.flatMap((contribution) => {
    const code = reasonCodeOf(contribution, features);
    return code === undefined ? [] : [{ contribution, code, topic: REASON_CODES[code] }];
  });

const topicSums = (contributions: readonly Contribution[], features: Features): readonly TopicSum[] => {
  const groups = Map.groupBy(withCode(contributions, features), ({ topic }) => topic);
  return [...groups].map(([topic, members]) => {
    const nano = members.reduce((sum, { contribution }) => sum + contribution.nano, 0);
    // The speaker points the same way as the sum, or a reason would contradict its own sign.
    const speakers = members.filter(({ contribution }) => Math.sign(contribution.nano) === Math.sign(nano));
    const [speaker] = (speakers.length === 0 ? members : speakers).toSorted((a, b) =>
      strongest(a.contribution, b.contribution),
    );
    return { topic, nano, code: speaker!.code, feature: featureOf(speaker!.contribution, features) };
  });
};

const toReason = (sum: TopicSum, points: number): Reason => ({
  code: sum.code,
  topic: sum.topic,
  direction: points >= 0 ? 'up' : 'down',
  points,
  ...(sum.feature?.shown === undefined ? {} : { value: sum.feature.shown }),
  ...(sum.feature?.source === undefined ? {} : { source: sum.feature.source }),
  ...(sum.feature?.asOf === undefined ? {} : { asOf: sum.feature.asOf }),
});

const isFirstOfTopic = (reason: Reason, index: number, all: readonly Reason[]): boolean =>
  all.findIndex(({ topic }) => topic === reason.topic) === index;

/** A rule speaks for its topic, and takes over the points that the model took off for it. */
const mergeRules = (hits: readonly RuleHit[], modelled: readonly Reason[]): readonly Reason[] => {
  const rules = hits.map(({ reason }) => ({
    ...reason,
    points: Math.min(0, modelled.find(({ topic }) => topic === reason.topic)?.points ?? 0),
  }));
  return [...rules, ...modelled].filter(isFirstOfTopic);
};

type Codes = { readonly all: ReadonlySet<ReasonCode>; readonly deciding: ReadonlySet<ReasonCode> };

/** The outcome is as tight as the tightest rule: those rules decided it, milder ones that hold too did not. */
const codesOf = (hits: readonly RuleHit[]): Codes => {
  const outcome = hits.reduce<Outcome>((tightest, hit) => tighter(tightest, hit.outcome), 'accept');
  const codes = (chosen: readonly RuleHit[]) => new Set(chosen.map(({ reason }) => reason.code));
  return { all: codes(hits), deciding: codes(hits.filter((hit) => hit.outcome === outcome)) };
};

const pick = (reasons: readonly Reason[], { all, deciding }: Codes): readonly Reason[] => {
  const ranked = reasons.toSorted(
    (a, b) => Number(deciding.has(b.code)) - Number(deciding.has(a.code)) || Math.abs(b.points) - Math.abs(a.points),
  );
  const down = ranked.filter((reason) => reason.direction === 'down' && (all.has(reason.code) || reason.points < 0));
  const up = ranked.filter((reason) => reason.direction === 'up' && reason.points > 0);
  return [...down.slice(0, MOST_REASONS), ...up.slice(0, MOST_REASONS)];
};

/** Nano log-odds -> score points, not yet whole. */
const scaled = (nano: number): number => (SCORE_FACTOR * nano) / NANO;

/** The probability is kept to six decimals, which may move the score by a point: that is rounding, not the scale's end. */
const clampedPoints = (score: number, unclamped: number): number =>
  Math.abs(score - unclamped) > 1 ? score - unclamped : 0;

/** At most four reasons each way, one per topic, and the displayed sum, which always adds up to the score. */
export const reasonsOf = (
  assessment: Assessment,
  features: Features,
  hits: readonly RuleHit[],
): { readonly reasons: readonly Reason[]; readonly sum: ScoreSum } => {
  const sums = topicSums(assessment.contributions, features);
  const spoken = sums.reduce((total, { nano }) => total + nano, 0);
  const unspoken = assessment.logOddsNano - assessment.baseNano - spoken;
  const raw = [SCORE_OFFSET + scaled(assessment.baseNano), ...sums.map(({ nano }) => scaled(nano)), scaled(unspoken)];
  const unclamped = Math.round(SCORE_OFFSET + scaled(assessment.logOddsNano));
  const points = largestRemainder(raw, unclamped);
  const modelled = sums.map((sum, index) => toReason(sum, points[index + 1]!));
  const reasons = pick(mergeRules(hits, modelled), codesOf(hits));
  const base = points[0]!;
  const listed = reasons.reduce((total, reason) => total + reason.points, 0);
  const clamped = clampedPoints(assessment.score, unclamped);
  return {
    reasons,
    sum: { base, listed, other: assessment.score - base - listed - clamped, clamped, total: assessment.score },
  };
};
