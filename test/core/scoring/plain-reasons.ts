import { REASON_CODES, type Contribution, type FeatureName, type ReasonCode, type Topic } from '@creditline/core';
import { reasonCodeOf } from '../../../core/src/decision/feature-reasons.ts';
import type { Figures } from './plain-scoring.ts';

const FACTOR = 86.56;
const OFFSET = 261.4;

export type PlainReason = { readonly topic: Topic; readonly code: ReasonCode; readonly points: number };

type Voice = { readonly contribution: Contribution; readonly code: ReasonCode; readonly topic: Topic };

const voicesOf = (contributions: readonly Contribution[], figures: Figures): readonly Voice[] =>
  contributions.flatMap((contribution) => {
    const value = figures.get(contribution.of as FeatureName);
    const code = reasonCodeOf(contribution, value === undefined ? {} : { [contribution.of]: { value } });
    return code === undefined ? [] : [{ contribution, code, topic: REASON_CODES[code] }];
  });

const sumOf = (voices: readonly Voice[]): number =>
  voices.reduce((sum, { contribution }) => sum + contribution.nano, 0);

/** The strongest of those that point the way of the sum; of equals the first. */
const speakerOf = (voices: readonly Voice[]): Voice => {
  const sign = Math.sign(sumOf(voices));
  const agreeing = voices.filter(({ contribution }) => Math.sign(contribution.nano) === sign);
  return (agreeing.length === 0 ? voices : agreeing).reduce((strongest, voice) =>
    Math.abs(voice.contribution.nano) > Math.abs(strongest.contribution.nano) ? voice : strongest,
  );
};

/** Hamilton's method with a sort. */
const whole = (values: readonly number[], total: number): readonly number[] => {
  const floors = values.map((value) => Math.floor(value));
  const short = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, short).map(({ index }) => index));
  return floors.map((floor, index) => floor + (raised.has(index) ? 1 : 0));
};

/** Base points and one reason for each topic, in the order of the scorecard: read word for word, to compare with. */
export const plainReasons = (
  parts: { readonly contributions: readonly Contribution[]; readonly baseNano: number },
  figures: Figures,
): { readonly base: number; readonly reasons: readonly PlainReason[] } => {
  const { contributions, baseNano } = parts;
  const topics = [...Map.groupBy(voicesOf(contributions, figures), ({ topic }) => topic).values()];
  const all = contributions.reduce((sum, { nano }) => sum + nano, 0);
  const spoken = topics.reduce((sum, voices) => sum + sumOf(voices), 0);
  const scaled = (nano: number): number => (FACTOR * nano) / 1e9;
  const values = [OFFSET + scaled(baseNano), ...topics.map((voices) => scaled(sumOf(voices))), scaled(all - spoken)];
  const points = whole(values, Math.round(OFFSET + scaled(baseNano + all)));
  const reasons = topics.map((voices, index) => {
    const { topic, code } = speakerOf(voices);
    return { topic, code, points: points[index + 1]! };
  });
  return { base: points[0]!, reasons };
};

/** At most four of one direction, the strongest first; of equals the earlier. */
export const strongest = (reasons: readonly PlainReason[], sign: 1 | -1): readonly PlainReason[] =>
  reasons
    .filter(({ points }) => sign * points > 0)
    .toSorted((a, b) => sign * (b.points - a.points))
    .slice(0, 4);
