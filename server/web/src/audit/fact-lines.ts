import type { Formats } from '../session/create-formats.ts';
import type { FactTexts } from '../texts/facts-en.ts';

export type FactLine = {
  readonly key: string;
  readonly fact: string;
  readonly value: string;
  readonly source: string;
  readonly date: string;
};

type Tree = Readonly<Record<string, unknown>>;
type Writing = { readonly texts: FactTexts; readonly formats: Formats };

/** Numbers beside a currency that are counts, days or shares; every other one is money in minor units. */
const counted = new Set([
  'months',
  'days',
  'invoices',
  'averageDelayDays',
  'overdraftDays',
  'rejectedDebits',
  'linked',
  'mandates',
  'min',
  'max',
]);
const shares = new Set(['late30Share', 'balanceChange', 'share', 'held']);

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const wordOf = (texts: FactTexts, word: string): string => texts.words[word as keyof FactTexts['words']] ?? word;

const minorMoney = (formats: Formats, minor: number, currency: string): string => {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return formats.money({ value: minor / 10 ** digits, currency });
};

const writeNumber = (
  value: number,
  key: string,
  { currency, formats }: { currency: unknown; formats: Formats },
): string => {
  if (shares.has(key)) return formats.percent(value);
  if (counted.has(key) || typeof currency !== 'string') return formats.figure(value);
  return minorMoney(formats, value, currency);
};

const writeValue = (
  value: unknown,
  key: string,
  { currency, texts, formats }: Writing & { currency?: unknown },
): string => {
  if (typeof value === 'number') return writeNumber(value, key, { currency, formats });
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (isTree(value)) return writeTree(value, { texts, formats });
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formats.date(value) : wordOf(texts, value);
};

/** What lies deeper than a row, in one line: `in company FR:000000018, as director`. */
const writeTree = (value: Tree, writing: Writing): string =>
  rowsOf(value, writing)
    .map(({ part, text }) => (part === '' ? text : `${part} ${text}`))
    .join(', ');

/** One fact as rows: a statement with twelve figures gives twelve rows under one name, a list one row per member. */
const rowsOf = (value: unknown, writing: Writing): readonly { part: string; text: string }[] => {
  if (!isTree(value)) return [{ part: '', text: writeValue(value, '', writing) }];
  return Object.entries(value)
    .filter(([part]) => part !== 'currency')
    .flatMap(([part, member]) =>
      (Array.isArray(member) ? member : [member]).map((single: unknown) => ({
        part: wordOf(writing.texts, part),
        text: writeValue(single, part, { ...writing, currency: value['currency'] }),
      })),
    );
};

/** Signals of a record -> the lines of the facts table, in the user's language. */
export const factLines = (signals: readonly Tree[], writing: Writing): readonly FactLine[] =>
  signals.flatMap((signal, at) => {
    const kind = textOf(signal['kind']);
    const name = writing.texts.kinds[kind as keyof FactTexts['kinds']] ?? kind;
    return rowsOf(signal['value'], writing).map(({ part, text }, row) => ({
      key: `${at}:${row}`,
      fact: part === '' ? name : `${name}: ${part}`,
      value: text,
      source: textOf(signal['source']),
      date: typeof signal['asOf'] === 'string' ? writing.formats.date(signal['asOf']) : '',
    }));
  });
