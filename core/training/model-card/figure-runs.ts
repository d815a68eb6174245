import { readFile } from 'node:fs/promises';
import runs from './figure-runs.json' with { type: 'json' };

/** A measurement on a public file: `data` in its command is the folder that holds the files. */
export type FigureRun = {
  /** Of the answer in `core/training/figures`, without `.json`. */
  readonly name: string;
  readonly title: string;
  /** Commands that make the files. */
  readonly before?: readonly string[];
  readonly command: string;
  /** AUC that was to be reached. */
  readonly goal?: number;
  /** Lowest and highest calibration slope that were wanted. */
  readonly goalSlope?: readonly number[];
  /** Best AUC that was found in print, and where. */
  readonly published?: number;
  readonly publishedIn?: string;
};

/** What the card shows of an answer of `evaluate` or `apply`. */
export type MeasuredFigures = {
  readonly auc: number;
  readonly pr_auc: number;
  readonly calibration_slope: number;
  readonly rows: number;
  readonly positives: number;
};

/** `measured` undefined: nobody has run the command since. */
export type Figure = { readonly run: FigureRun; readonly measured: MeasuredFigures | undefined };

export const FIGURE_RUNS: readonly FigureRun[] = runs;

const SHOWN = ['auc', 'pr_auc', 'calibration_slope', 'rows', 'positives'] as const;

const isMeasured = (value: unknown): value is MeasuredFigures =>
  typeof value === 'object' &&
  value !== null &&
  SHOWN.every((key) => Number.isFinite((value as Readonly<Record<string, unknown>>)[key]));

const answerAt = async (path: URL): Promise<MeasuredFigures | undefined> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const answer: unknown = JSON.parse(text);
  if (isMeasured(answer)) return answer;
  throw new Error(`${path.pathname} is not what evaluate or apply answers with --json and a target`);
};

/** The answers that stand in a folder; one that is not there was not measured. */
export const readFigures = (folder: URL): Promise<readonly Figure[]> =>
  Promise.all(FIGURE_RUNS.map(async (run) => ({ run, measured: await answerAt(new URL(`${run.name}.json`, folder)) })));
