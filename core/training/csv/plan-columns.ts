import { knownLevelColumn, levelColumn, numberColumn, type ColumnReader } from './column-reader.ts';
import { counted, firstLines, shortened } from './name-list.ts';
import { didYouMean } from './near-names.ts';
import type { TableOptions } from './table.ts';
import { TrainingDataError, type TrainingDataErrorCode } from './training-data-error.ts';

/** Which column of a file is read as what. */
export type ColumnPlan = {
  /** Columns of the header; every row must have as many. */
  readonly width: number;
  readonly target: { readonly name: string; readonly index: number } | undefined;
  readonly features: readonly { readonly index: number; readonly reader: ColumnReader }[];
};

type Header = { readonly path: string; readonly names: readonly string[] };

const refuse = (
  { path }: Header,
  code: TrainingDataErrorCode,
  { message, column }: { readonly message: string; readonly column?: string | undefined },
): never => {
  throw new TrainingDataError({ code, path, message, column, row: 1 });
};

const checkNames = (header: Header): void => {
  const empty = header.names.flatMap((name, index) => (name === '' ? [index + 1] : []));
  if (empty.length > 0) {
    const where = empty.length === 1 ? `column ${empty[0]} has` : `columns ${empty.slice(0, 10).join(', ')} have`;
    const message = `line 1: ${where} no name in the header; give every column a name, or remove it`;
    refuse(header, 'header_name_empty', { message });
  }
  const places = Map.groupBy(header.names.entries(), ([, name]) => name);
  const twice = [...places].filter(([, found]) => found.length > 1);
  if (twice.length === 0) return;
  const lines = twice.map(([name, found]) => `"${name}" in columns ${found.map(([index]) => index + 1).join(', ')}`);
  const message = `line 1: the header names a column more than once; every name must be there once:${firstLines(lines)}`;
  refuse(header, 'header_name_duplicate', { message, column: twice[0]![0] });
};

/** `NoEmp`, `no_emp` and `NO EMP` are one name: files of one source spell their columns in several ways. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_]/g, '');

/** Place of a column by its exact name, else by the only name that reads alike; -1 without one. */
const placeOf = (header: Header, name: string): number => {
  const exact = header.names.indexOf(name);
  if (exact >= 0) return exact;
  const alike = header.names.flatMap((other, index) => (plain(other) === plain(name) ? [index] : []));
  return alike.length === 1 ? alike[0]! : -1;
};

const targetOf = (header: Header, name: string): ColumnPlan['target'] => {
  const index = placeOf(header, name);
  if (index >= 0) return { name: header.names[index]!, index };
  const separators = header.names.length === 1 ? '; line 1 has one column only: separate them with , ; or a tab' : '';
  const message = `line 1: there is no target column "${name}"${didYouMean(name, header.names)}${separators}`;
  return refuse(header, 'target_absent', { message, column: name });
};

const checkAsked = (header: Header, option: string, asked: readonly string[]): void => {
  const unknown = asked.filter((name) => !header.names.includes(name));
  if (unknown.length === 0) return;
  const lines = unknown.map((name) => `"${name}"${didYouMean(name, header.names)}`);
  const message = `line 1: --${option} names columns that the file does not have:${firstLines(lines)}`;
  refuse(header, 'column_unknown', { message, column: unknown[0] });
};

const checkTargetIsNoFeature = (header: Header, target: string | undefined, asked: readonly string[]): void => {
  if (target === undefined || !asked.includes(target)) return;
  const message = `the target "${target}" cannot stand in --exclude, --categorical or --groups as well`;
  refuse(header, 'target_is_feature', { message, column: target });
};

const trimmed = (names: readonly string[] = []): readonly string[] => names.map((name) => name.trim());

const ownFeatures = (
  header: Header,
  target: string | undefined,
  options: Pick<TableOptions, 'exclude' | 'categorical' | 'only'>,
): ColumnPlan['features'] => {
  const [exclude, categorical, only] = [trimmed(options.exclude), trimmed(options.categorical), trimmed(options.only)];
  checkTargetIsNoFeature(header, target, [...exclude, ...categorical, ...only]);
  checkAsked(header, 'exclude', exclude);
  checkAsked(header, 'categorical', categorical);
  checkAsked(header, 'groups', only);
  const left = new Set([...exclude, ...(target === undefined ? [] : [target])]);
  const levels = new Set(categorical);
  const read = new Set(options.only === undefined ? header.names : only);
  const features = header.names.flatMap((name, index) =>
    left.has(name) || !read.has(name)
      ? []
      : [{ index, reader: levels.has(name) ? levelColumn(name) : numberColumn(name) }],
  );
  if (features.length > 0) return features;
  return refuse(header, 'no_feature_columns', { message: 'no column is left to learn from besides the target' });
};

const featuresLike = (
  header: Header,
  target: string | undefined,
  { like, note }: { readonly like: NonNullable<TableOptions['like']>; readonly note: (sentence: string) => void },
): ColumnPlan['features'] => {
  const wanted = like.names;
  const absent = wanted.filter((name) => placeOf(header, name) < 0);
  const places = new Set(wanted.map((name) => placeOf(header, name)));
  if (absent.length > 0) {
    const lines = absent.map((name) => `"${name}"${didYouMean(name, header.names)}`);
    const message = `line 1: columns are missing that the model was trained on:${firstLines(lines)}`;
    refuse(header, 'column_absent', { message, column: absent[0] });
  }
  const extra = header.names.filter((name, index) => name !== target && !places.has(index));
  if (extra.length > 0) {
    const shown = `${extra.slice(0, 10).map(shortened).join(', ')}${extra.length > 10 ? ', ...' : ''}`;
    note(`${header.path}: ${counted(extra.length, 'column')} not trained on and so ignored: ${shown}`);
  }
  return wanted.map((name) => {
    const levels = Object.hasOwn(like.categories, name) ? like.categories[name] : undefined;
    const reader = levels === undefined ? numberColumn(name) : knownLevelColumn(name, levels);
    return { index: placeOf(header, name), reader };
  });
};

/** Reads the header line; names are trimmed, since published files have some with spaces around them. */
export const planColumns = (path: string, record: readonly string[], options: TableOptions): ColumnPlan => {
  const header = { path, names: trimmed(record) };
  checkNames(header);
  const name = options.target?.trim();
  const target = name === undefined ? undefined : targetOf(header, name);
  const { like, note = () => {} } = options;
  const own = target?.name;
  const features = like === undefined ? ownFeatures(header, own, options) : featuresLike(header, own, { like, note });
  return { width: header.names.length, target, features };
};
