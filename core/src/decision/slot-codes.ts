import type { Contribution } from '../scoring/assessment.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { FEATURES, type FeatureName, type Features } from '../signal/feature.ts';
import { reasonCodeOf } from './feature-reasons.ts';
import { REASON_CODES, TOPICS, type ReasonCode } from './reason-code.ts';

/** Codes by number: the order of `REASON_CODES`. */
export const CODES = Object.keys(REASON_CODES) as readonly ReasonCode[];

/** Of each code, the number of its topic in `TOPICS`. */
export const TOPIC_OF_CODE: Uint8Array = Uint8Array.from(CODES, (code) => TOPICS.indexOf(REASON_CODES[code]));

/** A contribution that stands for no reason. */
export const NO_CODE = -1;

/** The slot of a group that may be missing, which is no feature's. */
export const GROUP = -1;

/** The code that a contribution stands for; it may depend on the contribution's own feature and on no other. */
export type CodeOf = (contribution: Contribution, features: Features) => ReasonCode | undefined;

type AskByValue = (value: number, nano: number) => number;

/** Numbers of reason codes by the scorer's slots, for a figure that is known. */
export type SlotCodes = {
  /** The feature of a slot, by position in the scorer's `features`, or `GROUP`. */
  readonly positions: Int32Array;
  readonly features: readonly FeatureName[];
  readonly subScores: Int32Array;
  readonly up: Int16Array;
  readonly down: Int16Array;
  /** For the few codes that depend on the figure too: how far proceedings went, not only that there are some. */
  readonly byValue: readonly (AskByValue | undefined)[];
};

const NUMBERS: ReadonlyMap<ReasonCode | undefined, number> = new Map(CODES.map((code, index) => [code, index]));

/** One contribution and one feature are made once and filled in for each question, so that asking allocates nothing. */
const askerOf = ({ of, group }: Pick<Contribution, 'of' | 'group'>, codeOf: CodeOf): AskByValue => {
  const contribution = { of, group, nano: 0 };
  const feature = { value: 0 };
  const features: Features = { [of]: feature };
  return (value, nano) => {
    contribution.nano = nano;
    feature.value = value;
    return NUMBERS.get(codeOf(contribution, features)) ?? NO_CODE;
  };
};

/** Figures of every kind that features have: signed, none, shares, counts, ranks, and beyond every edge. */
const PROBES = [0, -1, 0.5, 1, 2, 3, 4, 5, 999, 1e9];

const dependsOnValue = (ask: AskByValue): boolean =>
  [1, -1].some((nano) => PROBES.some((value) => ask(value, nano) !== ask(PROBES[0]!, nano)));

type Slot = Pick<Contribution, 'of' | 'group'> & { readonly position: number; readonly subScore: number };

const slotsOf = ({ scorecard, layout }: Scorer): readonly Slot[] =>
  scorecard.subScores.flatMap(({ group, tables }, subScore): readonly Slot[] => [
    ...tables.map(({ feature }, index) => ({
      of: feature,
      group,
      position: layout.tablesFrom[subScore]! + index,
      subScore,
    })),
    { of: `missing:${group}`, group, position: GROUP, subScore },
  ]);

/** Compiles the codes of a scorer's slots by asking `codeOf` for each. */
export const compileSlotCodes = (scorer: Scorer, codeOf: CodeOf): SlotCodes => {
  const slots = slotsOf(scorer);
  const asks = slots.map((slot) => askerOf(slot, codeOf));
  return {
    positions: Int32Array.from(slots, ({ position }) => position),
    features: scorer.layout.features,
    subScores: Int32Array.from(slots, ({ subScore }) => subScore),
    up: Int16Array.from(asks, (ask) => ask(PROBES[0]!, 1)),
    down: Int16Array.from(asks, (ask) => ask(PROBES[0]!, -1)),
    byValue: asks.map((ask) => (dependsOnValue(ask) ? ask : undefined)),
  };
};

/** A recorded scorecard may name a feature that no longer exists; its figure is never known, so it has no reason. */
const knownCodeOf: CodeOf = (contribution, features) =>
  contribution.of.startsWith('missing:') || Object.hasOwn(FEATURES, contribution.of)
    ? reasonCodeOf(contribution, features)
    : undefined;

const compiled = new WeakMap<Scorer, SlotCodes>();

/** The codes of a scorer's slots, compiled once. */
export const slotCodesOf = (scorer: Scorer): SlotCodes => {
  const codes = compiled.get(scorer) ?? compileSlotCodes(scorer, knownCodeOf);
  compiled.set(scorer, codes);
  return codes;
};
