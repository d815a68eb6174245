import { counted, firstLines, shortened } from './name-list.ts';
import { didYouMean } from './near-names.ts';
import { TrainingDataError, type TrainingDataErrorCode } from './training-data-error.ts';

type Settings = {
  readonly path: string;
  readonly name: string;
  readonly positive: string | undefined;
  readonly dropUnlabelled: boolean;
};

export type TargetReader = {
  /** False when the row has no target and is left out. */
  readonly read: (cell: string, row: number) => boolean;
  /** 0 or 1 per row that was kept; throws what is wrong with the column. */
  readonly finish: () => Uint8Array;
};

/** A text that is no label: where it stands first, and how often. */
type Odd = { readonly row: number; count: number };

const isSame = (text: string, positive: string): boolean =>
  text === positive || (text !== '' && positive !== '' && Number(text) === Number(positive));

const labelOf = (text: string, positive: string | undefined): 0 | 1 | undefined => {
  if (positive !== undefined) return isSame(text, positive) ? 1 : 0;
  const number = text === '' ? Number.NaN : Number(text);
  return number === 0 || number === 1 ? number : undefined;
};

const refuse = (
  { path, name }: Settings,
  code: TrainingDataErrorCode,
  { message, row }: { readonly message: string; readonly row?: number | undefined },
): never => {
  throw new TrainingDataError({ code, path, column: name, row, message: `target column "${name}": ${message}` });
};

const refuseEmpty = (settings: Settings, rows: readonly number[]): never => {
  const shown = `${rows.slice(0, 10).join(', ')}${rows.length > 10 ? ` and ${rows.length - 10} more` : ''}`;
  const message =
    `${rows.length === 1 ? `row ${shown} has no value` : `${rows.length} rows have no value: rows ${shown}`}. ` +
    `Fill it in, or leave such rows out with --drop-unlabelled`;
  return refuse(settings, 'target_empty', { message, row: rows[0] });
};

const refuseOdd = (settings: Settings, odd: ReadonlyMap<string, Odd>): never => {
  const lines = [...odd].map(
    ([text, { row, count }]) => `row ${row}: ${shortened(text)}${count === 1 ? '' : ` (and ${count - 1} more)`}`,
  );
  const message =
    `must hold 0 or 1 in every row. For a target in words, name the one that counts as 1: --positive TEXT. Found:` +
    firstLines(lines);
  return refuse(settings, 'target_not_binary', { message, row: [...odd.values()][0]!.row });
};

const refuseOneSided = (settings: Settings, texts: ReadonlyMap<string, number>, label: 0 | 1): never => {
  const { positive } = settings;
  const found = [...texts].slice(0, 10).map(([text, count]) => `${shortened(text)} (${counted(count, 'row')})`);
  const wanted = positive === undefined ? `${1 - label}` : `${label === 0 ? '' : 'other than '}${shortened(positive)}`;
  const near = positive === undefined || label === 1 ? '' : didYouMean(positive, [...texts.keys()]);
  const message =
    `every row counts as ${label}, and a model needs rows of both kinds. None holds ${wanted}${near}; ` +
    `found ${found.join(', ')}`;
  return refuse(settings, label === 0 ? 'no_positives' : 'no_negatives', { message });
};

const MOST_TEXTS = 100;

export const targetReader = (settings: Settings): TargetReader => {
  const { positive, dropUnlabelled } = settings;
  const labels: number[] = [];
  const empty: number[] = [];
  const odd = new Map<string, Odd>();
  const texts = new Map<string, number>();
  const read = (cell: string, row: number): boolean => {
    const text = cell.trim();
    if (text === '') {
      if (!dropUnlabelled) empty.push(row);
      return !dropUnlabelled;
    }
    if (texts.has(text) || texts.size < MOST_TEXTS) texts.set(text, (texts.get(text) ?? 0) + 1);
    const label = labelOf(text, positive);
    if (label !== undefined) labels.push(label);
    else if (odd.has(text)) odd.get(text)!.count += 1;
    else odd.set(text, { row, count: 1 });
    return true;
  };
  const finish = (): Uint8Array => {
    if (odd.size > 0) refuseOdd(settings, odd);
    if (empty.length > 0) refuseEmpty(settings, empty);
    const positives = labels.reduce((sum, label) => sum + label, 0);
    if (positives === 0) refuseOneSided(settings, texts, 0);
    if (positives === labels.length) refuseOneSided(settings, texts, 1);
    return Uint8Array.from(labels);
  };
  return { read, finish };
};
