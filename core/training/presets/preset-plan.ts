import type { Preset } from '../options.ts';
import type { Plan } from '../plan.ts';
import { accountsPreset } from './accounts.ts';
import { profilePreset } from './profile.ts';

export type PresetFeature = {
  readonly name: string;
  /** Direction of the outcome with the value: 1 rises, -1 falls, 0 is free. */
  readonly sign: -1 | 0 | 1;
  /** Learned beside the others so that they do not speak for it, then left out: it is no fact about a company. */
  readonly isControl?: true;
};

/** How the columns of a public file become the features of a shipped sub-score. */
export type PresetPlan = {
  readonly reads: readonly string[];
  readonly features: readonly PresetFeature[];
  /** One row's cells, in the order of `reads` (NaN where empty), to one value per feature (NaN where unknown). */
  readonly valuesOf: (cells: readonly number[]) => readonly number[];
  /**
   * False for rows that a company's real facts never look like: they are learned from, in a bin of their own, and left out
   * of what the group is said to be worth.
   */
  readonly isOrdinary: (values: readonly number[]) => boolean;
  readonly plan: Partial<Plan>;
};

export const PRESET_PLANS: Readonly<Record<Preset, PresetPlan>> = {
  accounts: accountsPreset,
  profile: profilePreset,
};
