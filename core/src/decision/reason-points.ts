import { NANO } from '../scoring/nano.ts';
import { SCORE_FACTOR, SCORE_OFFSET } from '../scoring/probability-of-default.ts';
import { emptyScored, scoreInto, type FeatureVector, type Scored, type Scorer } from '../scoring/scorer.ts';
import { emptyRounding, roundToTotal, type Rounding } from './largest-remainder.ts';
import { TOPICS } from './reason-code.ts';
import { GROUP, NO_CODE, slotCodesOf, TOPIC_OF_CODE, type SlotCodes } from './slot-codes.ts';

/** More than four reasons in one direction do not help a reader (Reg B commentary 9(b)(2)-1). */
export const MOST_REASONS = 4;

/** The strongest reasons of one direction, best first: numbers of entries. */
export type Ranking = { readonly entries: Uint8Array; count: number };

/**
 * The contributions of one company summed by topic, as whole score points; written anew for each. An entry is one
 * topic, in the order in which the scorecard first speaks of it.
 */
export type ReasonPoints = {
  readonly codes: SlotCodes;
  /** By slot: the number of the code that its contribution stands for, or `NO_CODE`. */
  readonly slotCodes: Int16Array;
  /** Input: 1 for each topic, by `TOPICS`, that a rule speaks for; it is not ranked. */
  readonly taken: Uint8Array;
  count: number;
  /** By entry: its topic, the sum of its contributions and the slot that speaks for them. */
  readonly topics: Uint8Array;
  readonly nanos: Float64Array;
  readonly speakers: Int16Array;
  /** The entry of each topic, or -1. */
  readonly entryOf: Int8Array;
  /** `whole`: the base's points, then each entry's, then of what has no reason. They add up to `unclamped`. */
  readonly rounding: Rounding;
  /** The score before the ends of the scale cut anything off. */
  unclamped: number;
  readonly up: Ranking;
  readonly down: Ranking;
  readonly strongest: Strongest;
};

/** By entry: the first of the strongest slots that point up, down and nowhere; -1 where there is none. */
type Strongest = { readonly up: Int16Array; readonly down: Int16Array; readonly flat: Int16Array };

const ranking = (): Ranking => ({ entries: new Uint8Array(MOST_REASONS), count: 0 });
const slotsByEntry = (): Int16Array => new Int16Array(TOPICS.length);

export const emptyReasonPoints = (codes: SlotCodes): ReasonPoints => ({
  codes,
  slotCodes: new Int16Array(codes.up.length),
  taken: new Uint8Array(TOPICS.length),
  count: 0,
  topics: new Uint8Array(TOPICS.length),
  nanos: new Float64Array(TOPICS.length),
  speakers: slotsByEntry(),
  entryOf: new Int8Array(TOPICS.length),
  rounding: emptyRounding(TOPICS.length + 2),
  unclamped: 0,
  up: ranking(),
  down: ranking(),
  strongest: { up: slotsByEntry(), down: slotsByEntry(), flat: slotsByEntry() },
});

const openEntry = (into: ReasonPoints, topic: number): number => {
  const entry = into.count;
  into.count += 1;
  into.entryOf[topic] = entry;
  into.topics[entry] = topic;
  into.nanos[entry] = 0;
  into.strongest.up[entry] = -1;
  into.strongest.down[entry] = -1;
  into.strongest.flat[entry] = -1;
  return entry;
};

/** Of equals the earlier stays. */
const keepStronger = (into: ReasonPoints, { contributions }: Scored, slot: number): void => {
  const nano = contributions[slot]!;
  const { up, down, flat } = into.strongest;
  const kept = nano > 0 ? up : nano < 0 ? down : flat;
  const entry = into.entryOf[TOPIC_OF_CODE[into.slotCodes[slot]!]!]!;
  const before = kept[entry]!;
  if (before === -1 || Math.abs(nano) > Math.abs(contributions[before]!)) kept[entry] = slot;
};

const addSlot = (into: ReasonPoints, scored: Scored, slot: number): void => {
  const code = into.slotCodes[slot]!;
  if (code === NO_CODE) return;
  const topic = TOPIC_OF_CODE[code]!;
  const known = into.entryOf[topic]!;
  const entry = known === -1 ? openEntry(into, topic) : known;
  into.nanos[entry]! += scored.contributions[slot]!;
  keepStronger(into, scored, slot);
};

/** Writes the codes of what speaks: figures that are known (one that is merely unknown is no reason), groups that are not. */
const addAll = (into: ReasonPoints, scored: Scored, { values }: FeatureVector): void => {
  const { up, down, byValue, positions, subScores } = into.codes;
  const { contributions, read } = scored;
  into.count = 0;
  into.entryOf.fill(-1);
  for (let slot = 0; slot < contributions.length; slot += 1) {
    const position = positions[slot]!;
    const isRead = read[subScores[slot]!] === 1;
    const speaks = position === GROUP ? !isRead : isRead && !Number.isNaN(values[position]!);
    if (!speaks) continue;
    const ask = byValue[slot];
    const nano = contributions[slot]!;
    into.slotCodes[slot] = ask === undefined ? (nano > 0 ? up : down)[slot]! : ask(values[position]!, nano);
    addSlot(into, scored, slot);
  }
};

/** The speaker points the same way as the sum, or a reason would contradict its own sign. */
const speakerOf = ({ nanos, strongest: { up, down, flat } }: ReasonPoints, scored: Scored, entry: number): number => {
  const sum = nanos[entry]!;
  if (sum > 0) return up[entry]!;
  if (sum < 0) return down[entry]!;
  if (flat[entry] !== -1) return flat[entry]!;
  // They cancel each other out, so there is one of each.
  const { contributions } = scored;
  const difference = Math.abs(contributions[up[entry]!]!) - Math.abs(contributions[down[entry]!]!);
  if (difference === 0) return Math.min(up[entry]!, down[entry]!);
  return difference > 0 ? up[entry]! : down[entry]!;
};

/** Nano log-odds -> score points, not yet whole. */
const scaled = (nano: number): number => (SCORE_FACTOR * nano) / NANO;

const round = (into: ReasonPoints, { baseNano, logOddsNano }: Scored): void => {
  const { values } = into.rounding;
  values[0] = SCORE_OFFSET + scaled(baseNano);
  let spoken = 0;
  for (let entry = 0; entry < into.count; entry += 1) {
    values[entry + 1] = scaled(into.nanos[entry]!);
    spoken += into.nanos[entry]!;
  }
  values[into.count + 1] = scaled(logOddsNano - baseNano - spoken);
  into.unclamped = Math.round(SCORE_OFFSET + scaled(logOddsNano));
  roundToTotal(into.rounding, into.count + 2, into.unclamped);
};

/** The whole points of an entry. */
export const pointsAt = ({ rounding }: ReasonPoints, entry: number): number => rounding.whole[entry + 1]!;

/** Puts an entry in its place by the size of its points; of equals the earlier entry comes first. */
const rankEntry = (ranked: Ranking, entry: number, whole: Int32Array): void => {
  const { entries } = ranked;
  const size = Math.abs(whole[entry + 1]!);
  let place = ranked.count;
  while (place > 0 && Math.abs(whole[entries[place - 1]! + 1]!) < size) place -= 1;
  if (place === MOST_REASONS) return;
  if (ranked.count < MOST_REASONS) ranked.count += 1;
  for (let moved = ranked.count - 1; moved > place; moved -= 1) entries[moved] = entries[moved - 1]!;
  entries[place] = entry;
};

const rank = (into: ReasonPoints): void => {
  const { up, down, taken, topics } = into;
  const { whole } = into.rounding;
  up.count = 0;
  down.count = 0;
  for (let entry = 0; entry < into.count; entry += 1) {
    const points = whole[entry + 1]!;
    if (points !== 0 && taken[topics[entry]!] === 0) rankEntry(points > 0 ? up : down, entry, whole);
  }
};

/** Sums the contributions of a company that has just been scored by topic, rounds them and ranks the strongest. */
export const reasonPointsInto = (into: ReasonPoints, scored: Scored, vector: FeatureVector): void => {
  addAll(into, scored, vector);
  for (let entry = 0; entry < into.count; entry += 1) into.speakers[entry] = speakerOf(into, scored, entry);
  round(into, scored);
  rank(into);
};

/** A score and its reasons as numbers, to be used again for the next company. */
export type ScoreWithReasons = { readonly scored: Scored; readonly reasons: ReasonPoints };

export const emptyScoreWithReasons = (scorer: Scorer, codes: SlotCodes = slotCodesOf(scorer)): ScoreWithReasons => ({
  scored: emptyScored(scorer),
  reasons: emptyReasonPoints(codes),
});

/**
 * Score, probability of default, every contribution and the reasons of one company, into buffers that are used again:
 * the way to score many. `decide` makes its objects from the same numbers.
 */
export const scoreWithReasons = (into: ScoreWithReasons, scorer: Scorer, vector: FeatureVector): void => {
  scoreInto(into.scored, scorer, vector);
  reasonPointsInto(into.reasons, into.scored, vector);
};
