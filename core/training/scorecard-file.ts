import type { Evidence } from '../src/scoring/scorecard.ts';
import type { DerivedColumn } from './derived-column.ts';
import type { Kind, Preset } from './options.ts';
import type { TrainingReport } from './training-report.ts';

/** One feature's steps, as in `StepTable`: points are natural log-odds of NOT having the outcome. */
export type LearnedTable = {
  readonly feature: string;
  readonly edges: readonly number[];
  readonly points: readonly number[];
  readonly missing: number;
  readonly monotone: 'up' | 'down' | 'none';
  readonly evidence: Evidence;
  readonly bags: readonly (readonly number[])[];
};

/**
 * Two features read together, as in `PairTable`; every row and column has a weighted mean of 0. Bags are kept of single
 * features only, which carry most of the spread: those of pairs would make the file five times as large.
 */
export type LearnedPair = {
  readonly features: readonly [string, string];
  readonly edges: readonly [readonly number[], readonly number[]];
  readonly points: readonly (readonly number[])[];
  readonly evidence: Evidence;
};

/** What `fit` writes and `apply` reads: data only. */
export type ScorecardFile = {
  readonly format: 'creditline-scorecard/1';
  readonly id: string;
  readonly version: string;
  readonly kind: Kind;
  readonly preset?: Preset;
  readonly target: { readonly column: string; readonly positive?: string };
  /** Columns of the file, in the order of the derived columns' places; for a preset, what the preset reads. */
  readonly columns: readonly string[];
  readonly categories: Readonly<Record<string, readonly string[]>>;
  readonly derived: readonly DerivedColumn[];
  /** Log-odds of not having the outcome for the average row, at the training file's rate. */
  readonly intercept: number;
  readonly outcomeRate: number;
  /**
   * How much safer than its group's absence the average row is: intercept - ln((1 - rate) / rate). What is missing gives
   * it back, so that a statement without figures is worth as much as no statement.
   */
  readonly worth: number;
  readonly bagScale: number;
  readonly tables: readonly LearnedTable[];
  readonly pairs: readonly LearnedPair[];
  readonly report: TrainingReport;
};
