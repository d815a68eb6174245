import type { SourceGroup } from '../signal/signal.ts';
import type { FeatureName } from '../signal/feature.ts';

export const GRADES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type Grade = (typeof GRADES)[number];

/**
 * Log-odds points of one feature, or of one group that is missing. `nano` is an integer (1e-9 of a natural
 * log-odds unit), so the list sums exactly in any order. Positive is safer.
 */
export type Contribution = {
  readonly of: FeatureName | `missing:${SourceGroup}`;
  readonly group: SourceGroup;
  readonly nano: number;
};

/** What we think of a company. `logOddsNano` = `baseNano` + the sum of the contributions, exactly. */
export type Assessment = {
  readonly scorecard: { readonly id: string; readonly version: string };
  readonly groups: readonly SourceGroup[];
  readonly baseNano: number;
  readonly contributions: readonly Contribution[];
  readonly logOddsNano: number;
  readonly probabilityOfDefault: number;
  readonly score: number;
  readonly grade: Grade;
  /** 0..1: how much of the model's discrimination is left with the sources and ages at hand. */
  readonly confidence: number;
  readonly probabilityInterval: readonly [low: number, high: number];
  /**
   * The group of those that can still be had whose facts, were they there and fresh, would narrow the interval most;
   * absent when none would by a hundredth or more.
   */
  readonly wouldAddMost?: SourceGroup;
};
