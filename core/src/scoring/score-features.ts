import type { Features } from '../signal/feature.ts';
import type { SourceGroup } from '../signal/signal.ts';
import { patternOf } from './pattern.ts';
import {
  emptyScored,
  emptyVector,
  fillVector,
  scoreInto,
  type FeatureVector,
  type Scored,
  type Scorer,
} from './scorer.ts';

/** One company as the scorer saw and wrote it. */
export type ScoredFeatures = { readonly vector: FeatureVector; readonly scored: Scored };

/** `features`: those that the buffer was written for. */
type Buffer = ScoredFeatures & { features: Features | undefined };

/** Buffers by scorer: making typed arrays for each company would take longer than scoring it. */
const buffers = new WeakMap<Scorer, Buffer>();

const bufferOf = (scorer: Scorer): Buffer => {
  const known = buffers.get(scorer);
  if (known !== undefined) return known;
  const buffer = { vector: emptyVector(scorer), scored: emptyScored(scorer), features: undefined };
  buffers.set(scorer, buffer);
  return buffer;
};

/**
 * Scores features by name. What is returned is written anew by the next call with the same scorer: read it at once,
 * and keep nothing of it.
 */
export const scoreFeatures = (
  scorer: Scorer,
  features: Features,
  { groups, shiftNano }: { readonly groups: readonly SourceGroup[]; readonly shiftNano: number },
): ScoredFeatures => {
  const buffer = bufferOf(scorer);
  const pattern = patternOf(groups);
  const { vector } = buffer;
  // The reasons of a decision ask once more for what its assessment has just scored.
  if (buffer.features === features && vector.pattern === pattern && vector.shiftNano === shiftNano) return buffer;
  fillVector(vector, scorer, features);
  buffer.features = features;
  vector.pattern = pattern;
  vector.shiftNano = shiftNano;
  scoreInto(buffer.scored, scorer, buffer.vector);
  return buffer;
};
