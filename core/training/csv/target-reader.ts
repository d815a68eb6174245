import { firstLines, shortened } from './name-list.ts';
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

type Odd = { readonly text: string; readonly row: number };

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
  const shown = rows.slice(0, 10).join(', ');
  const message =
    `${rows.length} ${rows.length === 1 ? 'row has' : 'rows have'} no value: row ${shown}${rows.length > 10 ? ', ...' : ''}. ` +
    `Fill it in, or leave such rows out with --drop-unlabelled`;
  return refuse(settings, 'target_empty', { message, row: rows[0] });
};

const refuseOdd = (settings: Settings, odd: readonly Odd[]): never => {
  const lines = odd.slice(0, 10).map(({ text, row }) => `row ${row}: ${shortened(text)}`);
  const message =
    `must hold 0 or 1 in every row, or name the text that counts as 1 with --positive TEXT; found:` +
    firstLines(lines, odd.length);
  return refuse(settings, 'target_not_binary', { message, row: odd[0]!.row });
};

const refuseOneSided = (settings: Settings, texts: ReadonlyMap<string, number>, label: 0 | 1): never => {
  const { positive } = settings;
  const found = [...texts].slice(0, 10).map(([text, count]) => `${shortened(text)} (${count} rows)`);
  const wanted = positive === undefined ? `${1 - label}` : `${label === 0 ? '' : 'other than '}${shortened(positive)}`;
  const code = label === 0 ? 'no_positives' : 'no_negatives';
  const message = `every row is ${label}, and a model needs rows of both kinds: no row holds ${wanted}; found ${found.join(', ')}`;
  return refuse(settings, code, { message });
};

const MOST_TEXTS = 100;

export const targetReader = (settings: Settings): TargetReader => {
  const { positive, dropUnlabelled } = settings;
  const labels: number[] = [];
  const empty: number[] = [];
  const odd: Odd[] = [];
  const texts = new Map<string, number>();
  const read = (cell: string, row: number): boolean => {
    const text = cell.trim();
    if (text === '') {
      if (!dropUnlabelled) empty.push(row);
      return !dropUnlabelled;
    }
    if (texts.has(text) || texts.size < MOST_TEXTS) texts.set(text, (texts.get(text) ?? 0) + 1);
    const label = labelOf(text, positive);
    if (label === undefined) odd.push({ text, row });
    else labels.push(label);
    return true;
  };
  const finish = (): Uint8Array => {
    if (empty.length > 0) refuseEmpty(settings, empty);
    if (odd.length > 0) refuseOdd(settings, odd);
    const positives = labels.reduce((sum, label) => sum + label, 0);
    if (positives === 0) refuseOneSided(settings, texts, 0);
    if (positives === labels.length) refuseOneSided(settings, texts, 1);
    return Uint8Array.from(labels);
  };
  return { read, finish };
};
