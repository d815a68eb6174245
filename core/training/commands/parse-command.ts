import { basename } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../csv/near-names.ts';
import {
  CALIBRATIONS,
  DERIVATIONS,
  KINDS,
  PRESETS,
  type ApplyOptions,
  type EvaluateOptions,
  type FitOptions,
  type PatternOptions,
} from '../options.ts';
import { integer, names, oneOf, optional, required, share } from './option-values.ts';
import { UsageError } from './usage-error.ts';

/** What the commands themselves give the trainer. */
type Told = 'onProgress' | 'note';

export type Answering = {
  /** `-` is stdout. Without it, a table is printed. */
  readonly json: string | undefined;
  readonly quiet: boolean;
  /** File to write besides the answer. */
  readonly out: string | undefined;
};

export type ParsedCommand = Answering &
  (
    | { readonly command: 'evaluate'; readonly options: Omit<EvaluateOptions, Told> }
    | { readonly command: 'fit'; readonly out: string; readonly options: Omit<FitOptions, Told> }
    | { readonly command: 'apply'; readonly options: Omit<ApplyOptions, Told> }
    | { readonly command: 'patterns'; readonly options: Omit<PatternOptions, Told> }
    | { readonly command: 'combine' }
    | { readonly command: 'model-card'; readonly check: boolean }
  );

const READING = {
  data: { type: 'string' },
  target: { type: 'string' },
  positive: { type: 'string' },
  'drop-unlabelled': { type: 'boolean' },
  json: { type: 'string' },
  quiet: { type: 'boolean' },
} as const;

/** What all commands have that learn. */
export const ROWS = {
  ...READING,
  exclude: { type: 'string', multiple: true },
  categorical: { type: 'string', multiple: true },
  folds: { type: 'string' },
  seed: { type: 'string' },
  workers: { type: 'string' },
} as const;

const LEARNING = {
  ...ROWS,
  kind: { type: 'string' },
  preset: { type: 'string' },
  derive: { type: 'string' },
} as const;

const unknownOption = (message: string, known: readonly string[]): UsageError => {
  const asked = /'(?:-\w, )?(-{1,2}[^' =]+)/.exec(message)?.[1] ?? '';
  return new UsageError(
    `there is no option ${asked}${didYouMean(
      asked,
      known.map((name) => `--${name}`),
    )}`,
  );
};

/** parseArgs with errors of ours; every option but a list stands once. */
export const parsed = <T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) => {
  try {
    const { values, tokens } = parseArgs({ args: [...args], options, tokens: true });
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = given.find((name, at) => given.indexOf(name) !== at && options[name]?.multiple !== true);
    if (twice !== undefined) throw new UsageError(`--${twice} is given more than once`);
    return values;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw unknownOption(error.message, Object.keys(options));
    throw String(error.code).startsWith('ERR_PARSE_ARGS') ? new UsageError(error.message) : error;
  }
};

type ReadingValues = {
  readonly data?: string;
  readonly positive?: string;
  readonly 'drop-unlabelled'?: boolean;
  readonly json?: string;
  readonly quiet?: boolean;
};

const readingOf = (values: ReadingValues) => ({
  data: required('data', values.data),
  positive: optional('positive', values.positive),
  dropUnlabelled: values['drop-unlabelled'] === true,
});

export const answeringOf = (values: Pick<ReadingValues, 'json' | 'quiet'>) => ({
  json: optional('json', values.json),
  quiet: values.quiet === true,
});

type RowsValues = ReadingValues & {
  readonly target?: string;
  readonly exclude?: string[];
  readonly categorical?: string[];
  readonly folds?: string;
  readonly seed?: string;
  readonly workers?: string;
};

const MOST_SEED = 2 ** 32 - 1;

/** `processors` is the number of threads when nothing else is asked for. */
export const rowsOf = (values: RowsValues, processors: number) => ({
  ...readingOf(values),
  target: required('target', values.target),
  exclude: names('exclude', values.exclude),
  categorical: names('categorical', values.categorical),
  folds: integer('folds', values.folds, { least: 2, most: 100, otherwise: 10 }),
  seed: integer('seed', values.seed, { least: 0, most: MOST_SEED, otherwise: 7 }),
  workers: integer('workers', values.workers, { least: 1, most: 256, otherwise: processors }),
});

type LearningValues = RowsValues & { readonly kind?: string; readonly preset?: string; readonly derive?: string };

const learningOf = (values: LearningValues, processors: number) => ({
  ...rowsOf(values, processors),
  kind: oneOf('kind', values.kind, KINDS) ?? 'pairs',
  preset: oneOf('preset', values.preset, PRESETS),
  derive: oneOf('derive', values.derive, DERIVATIONS) ?? 'auto',
});

export const parseEvaluate = (args: readonly string[], processors: number): ParsedCommand => {
  const own = { test: { type: 'string' }, calibration: { type: 'string' } } as const;
  const values = parsed(args, { ...LEARNING, ...own });
  const calibration = oneOf('calibration', values.calibration, CALIBRATIONS) ?? 'platt';
  const options = { ...learningOf(values, processors), test: optional('test', values.test), calibration };
  return { command: 'evaluate', ...answeringOf(values), out: undefined, options };
};

export const parseFit = (args: readonly string[], processors: number): ParsedCommand => {
  const own = { out: { type: 'string' }, id: { type: 'string' }, version: { type: 'string' } } as const;
  const values = parsed(args, { ...LEARNING, ...own, calibration: { type: 'string' } });
  if (values.calibration !== undefined) {
    throw new UsageError(
      '--calibration is for evaluate: fit keeps platt, since isotonic steps of the sum are no sum of tables any more',
    );
  }
  const out = required('out', values.out);
  const id = optional('id', values.id) ?? basename(out).replace(/\.[^.]*$/, '');
  const version = optional('version', values.version) ?? '1';
  return { command: 'fit', ...answeringOf(values), out, options: { ...learningOf(values, processors), id, version } };
};

export const parseApply = (args: readonly string[]): ParsedCommand => {
  const own = { scorecard: { type: 'string' }, out: { type: 'string' }, 'base-rate': { type: 'string' } } as const;
  const values = parsed(args, { ...READING, ...own });
  const scorecard = required('scorecard', values.scorecard);
  const target = optional('target', values.target);
  if (target === undefined && (values.positive !== undefined || values['drop-unlabelled'] === true)) {
    throw new UsageError('--positive and --drop-unlabelled are about the target: name it with --target');
  }
  const options = { ...readingOf(values), scorecard, target, baseRate: share('base-rate', values['base-rate']) };
  return { command: 'apply', ...answeringOf(values), out: optional('out', values.out), options };
};
