import type { Measures } from '../src/monitoring/measures.ts';

/** What is learned: sums of single columns, or of single columns and pairs of columns. */
export const KINDS = ['additive', 'pairs'] as const;
export type Kind = (typeof KINDS)[number];

/** Columns, signs and settings of one sub-score of the shipped scorecard. */
export const PRESETS = ['accounts', 'profile'] as const;
export type Preset = (typeof PRESETS)[number];

/** Whether columns are made of other columns (ratios, differences) before learning. */
export const DERIVATIONS = ['auto', 'none'] as const;
export type Derivation = (typeof DERIVATIONS)[number];

/** How predictions become probabilities: by a line through the log-odds, or by rising steps. */
export const CALIBRATIONS = ['platt', 'isotonic'] as const;
export type CalibrationKind = (typeof CALIBRATIONS)[number];

/** How far a long piece of work is. */
export type Progress = { readonly step: string; readonly done: number; readonly total: number };

/** What every command is told, and whom it tells. */
type Common = {
  /** Path of the .csv or .csv.gz file. */
  readonly data: string;
  readonly dropUnlabelled: boolean;
  readonly positive: string | undefined;
  readonly onProgress: (progress: Progress) => void;
  /** Something that a person should know although it is no error; one sentence. */
  readonly note: (sentence: string) => void;
};

type Learning = Common & {
  readonly target: string;
  readonly exclude: readonly string[];
  readonly categorical: readonly string[];
  readonly kind: Kind;
  readonly preset: Preset | undefined;
  readonly derive: Derivation;
  readonly folds: number;
  readonly seed: number;
  /** Threads that learn folds side by side; the result does not depend on it. */
  readonly workers: number;
};

export type EvaluateOptions = Learning & {
  /** Learns on `data` and measures on this file, instead of in folds. */
  readonly test: string | undefined;
  readonly calibration: CalibrationKind;
};

/** Columns that come from one source, and so are known or missing together. */
export type ColumnGroup = { readonly name: string; readonly columns: readonly string[] };

export type PatternOptions = Omit<EvaluateOptions, 'kind' | 'preset' | 'derive' | 'calibration'> & {
  /** Two or more, without a common column. Other columns of the file are not read. */
  readonly groups: readonly ColumnGroup[];
};

export type FitOptions = Learning & { readonly id: string; readonly version: string };

export type ApplyOptions = Common & {
  /** `accounts` or `profile` of the shipped scorecard, or the path of a file that `fit` wrote. */
  readonly scorecard: string;
  /** Named, the scores are measured against it. */
  readonly target: string | undefined;
  /** Share of companies with the outcome, 0..1 exclusive, that the probabilities are moved to; left out: the training file's. */
  readonly baseRate?: number | undefined;
};

/** How good predictions are on rows that were not learned from. */
export type Figures = Measures;

export type Evaluation = Figures & {
  /** One per fold; a single one when a test file was given. */
  readonly folds: readonly Figures[];
  readonly kind: Kind;
  readonly seed: number;
  /** Columns of the file that were learned from. */
  readonly columns: readonly string[];
  /** Columns that were made of them. */
  readonly derivedColumns: readonly string[];
};

/** Predictions by some of the groups alone. */
export type PatternFigures = Figures & {
  readonly groups: readonly string[];
  /** Mean probability of the unseen rows against the share of them that had the outcome: 1 is right. */
  readonly meanAgainstObserved: number;
};

export type Fitted = {
  readonly evaluation: Evaluation;
  /** All that the scorecard file holds: data only, with the report of its training inside. */
  readonly file: Readonly<Record<string, unknown>>;
};

export type Applied = {
  readonly scorecard: { readonly id: string; readonly version: string };
  /** One per row that was read, in file order. */
  readonly scores: readonly {
    /** Line of the file. */
    readonly row: number;
    readonly probabilityOfDefault: number;
    readonly score: number;
    readonly target: 0 | 1 | undefined;
  }[];
  /** Only when a target was named. */
  readonly figures: Figures | undefined;
};

/** What the commands call: they only parse, print and write. */
export type Trainer = {
  readonly evaluate: (options: EvaluateOptions) => Promise<Evaluation>;
  readonly fit: (options: FitOptions) => Promise<Fitted>;
  readonly apply: (options: ApplyOptions) => Promise<Applied>;
  /** One for each set of groups but the empty one. */
  readonly patterns: (options: PatternOptions) => Promise<readonly PatternFigures[]>;
};
