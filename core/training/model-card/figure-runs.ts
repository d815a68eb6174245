import { readFile } from 'node:fs/promises';
import runs from './figure-runs.json' with { type: 'json' };

/** A measurement on a public file: `data` in its command is the folder that holds the files. */
type Run = {
  /** Of the answer in `core/training/figures`, without `.json`. */
  readonly name: string;
  readonly title: string;
  /** Commands that make the files. */
  readonly before?: readonly string[];
  readonly command: string;
};

/** A measurement of one model, by `evaluate` or `apply`. */
export type FigureRun = Run & {
  /** AUC that was to be reached. */
  readonly goal?: number;
  /** Lowest and highest calibration slope that were wanted. */
  readonly goalSlope?: readonly number[];
  /** Best AUC that was found in print, and where. */
  readonly published?: number;
  readonly publishedIn?: string;
};

/** A measurement of all sets of groups of columns, by `patterns`. */
type PatternRun = Run & {
  /** Lowest and highest mean probability / observed share that were wanted. */
  readonly goalRatio: readonly number[];
};

/** What the card shows of an answer of `evaluate` or `apply`. */
type MeasuredFigures = {
  readonly auc: number;
  readonly pr_auc: number;
  readonly calibration_slope: number;
  readonly rows: number;
  readonly positives: number;
};

/** What the card shows of an answer of `patterns`. */
type MeasuredPatterns = {
  readonly patterns: readonly { readonly rows: number; readonly positives: number }[];
  readonly lowest: number;
  readonly highest: number;
};

/** `measured` undefined: nobody has run the command since. */
export type Figure = { readonly run: FigureRun; readonly measured: MeasuredFigures | undefined };
export type PatternFigure = { readonly run: PatternRun; readonly measured: MeasuredPatterns | undefined };

const RUNS: readonly (FigureRun & Partial<PatternRun>)[] = runs;

const isPatternRun = (run: FigureRun & Partial<PatternRun>): run is PatternRun => run.goalRatio !== undefined;

export const FIGURE_RUNS: readonly FigureRun[] = RUNS.filter((run) => !isPatternRun(run));
export const PATTERN_RUNS: readonly PatternRun[] = RUNS.filter(isPatternRun);

const hasNumbers = (value: unknown, keys: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  keys.every((key) => Number.isFinite((value as Readonly<Record<string, unknown>>)[key]));

const isFigures = (value: unknown): value is MeasuredFigures =>
  hasNumbers(value, ['auc', 'pr_auc', 'calibration_slope', 'rows', 'positives']);

const isPatterns = (value: unknown): value is MeasuredPatterns => {
  if (!hasNumbers(value, ['lowest', 'highest'])) return false;
  const { patterns } = value as { readonly patterns?: unknown };
  return (
    Array.isArray(patterns) && patterns.length > 0 && patterns.every((each) => hasNumbers(each, ['rows', 'positives']))
  );
};

const answerAt = async (path: URL): Promise<unknown> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : JSON.parse(text);
};

type Kind<Measured> = { readonly is: (value: unknown) => value is Measured; readonly what: string };

const measuredRuns = <R extends Run, M>(runsOfKind: readonly R[], folder: URL, { is, what }: Kind<M>) =>
  Promise.all(
    runsOfKind.map(async (run): Promise<{ readonly run: R; readonly measured: M | undefined }> => {
      const path = new URL(`${run.name}.json`, folder);
      const answer = await answerAt(path);
      if (answer === undefined || is(answer)) return { run, measured: answer };
      throw new Error(`${path.pathname} is not what ${what}`);
    }),
  );

/** The answers that stand in a folder; one that is not there was not measured. */
export const readFigures = (folder: URL): Promise<readonly Figure[]> =>
  measuredRuns(FIGURE_RUNS, folder, { is: isFigures, what: 'evaluate or apply answers with --json and a target' });

/** The same for the answers of `patterns`. */
export const readPatterns = (folder: URL): Promise<readonly PatternFigure[]> =>
  measuredRuns(PATTERN_RUNS, folder, { is: isPatterns, what: 'patterns answers with --json' });
