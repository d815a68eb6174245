/**
 * A manifest is one Python literal (`ast.literal_eval` reads it in Odoo), so a packager needs no Python to read it.
 * Read here: dict, list, tuple, str (raw, triple, joined by standing side by side), int, float, True, False, None and
 * comments. Every entry of a dict keeps its place in the text, because the packager edits manifests without
 * rewriting them.
 */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | { readonly [key: string]: PythonValue };

/** Where an entry of a dict stands: from its key to behind its value, in UTF-16 units from the start of the text. */
export type EntrySpan = {
  readonly path: readonly string[];
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
};

export type PythonLiteral = { readonly value: PythonValue; readonly spans: readonly EntrySpan[] };

/** Code `python_literal`: the text is no literal, or names a key twice. `at` counts from the start of the text. */
export class PythonLiteralFault extends Error {
  readonly code = 'python_literal';
  readonly at: number;

  constructor(what: string, at: number) {
    super(`${what} at ${at}`);
    this.name = 'PythonLiteralFault';
    this.at = at;
  }
}

type Cursor = { readonly text: string; at: number; readonly path: string[]; readonly spans: EntrySpan[] };

const SPACE = /(?:\s|#[^\n]*|\\\n)*/y;
const STRING = /([rRuU]?)(?:"""([^]*?)"""|'''([^]*?)'''|"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)')/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
const WORD = /True|False|None/y;
const WORDS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' };

const take = (cursor: Cursor, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found !== null) cursor.at = pattern.lastIndex;
  return found;
};

const skipSpace = (cursor: Cursor): void => void take(cursor, SPACE);

const unescaped = (text: string): string =>
  text.replace(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^])/g, (found) => {
    const code = found.slice(2);
    return code === '' ? (ESCAPES[found[1]!] ?? found[1]!) : String.fromCharCode(Number.parseInt(code, 16));
  });

/** Strings that stand side by side are one string in Python. */
const readStrings = (cursor: Cursor): string | undefined => {
  const parts: string[] = [];
  for (let found = take(cursor, STRING); found !== null; found = take(cursor, STRING)) {
    const [, prefix = '', ...bodies] = found;
    const body = bodies.find((each) => each !== undefined) ?? '';
    parts.push(/r/i.test(prefix) ? body : unescaped(body));
    const behind = cursor.at;
    skipSpace(cursor);
    if (!/["']|[rRuU]["']/.test(cursor.text.slice(cursor.at, cursor.at + 2))) {
      cursor.at = behind;
      break;
    }
  }
  return parts.length === 0 ? undefined : parts.join('');
};

const expectMark = (cursor: Cursor, mark: string): void => {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== mark) throw new PythonLiteralFault(`expected ${mark}`, cursor.at);
  cursor.at += 1;
};

/** True when there was a comma; the closing mark must follow otherwise. */
const takeComma = (cursor: Cursor): boolean => {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== ',') return false;
  cursor.at += 1;
  return true;
};

const isAt = (cursor: Cursor, mark: string): boolean => {
  skipSpace(cursor);
  return cursor.text[cursor.at] === mark;
};

const readList = (cursor: Cursor, close: string): PythonValue => {
  cursor.at += 1;
  const values: PythonValue[] = [];
  let commas = 0;
  while (!isAt(cursor, close)) {
    values.push(readValue(cursor));
    if (!takeComma(cursor)) break;
    commas += 1;
  }
  expectMark(cursor, close);
  // One value in round brackets without a comma is that value, not a tuple.
  return close === ')' && values.length === 1 && commas === 0 ? values[0]! : values;
};

const readEntry = (cursor: Cursor, entries: Map<string, PythonValue>): void => {
  skipSpace(cursor);
  const start = cursor.at;
  const key = readStrings(cursor);
  if (key === undefined) throw new PythonLiteralFault('expected a key in quotes', start);
  if (entries.has(key)) throw new PythonLiteralFault(`key ${key} stands twice`, start);
  expectMark(cursor, ':');
  skipSpace(cursor);
  const valueStart = cursor.at;
  cursor.path.push(key);
  entries.set(key, readValue(cursor));
  cursor.spans.push({ path: [...cursor.path], start, valueStart, end: cursor.at });
  cursor.path.pop();
};

const readDict = (cursor: Cursor): PythonValue => {
  cursor.at += 1;
  const entries = new Map<string, PythonValue>();
  while (!isAt(cursor, '}')) {
    readEntry(cursor, entries);
    if (!takeComma(cursor)) break;
  }
  expectMark(cursor, '}');
  return Object.fromEntries(entries);
};

const readValue = (cursor: Cursor): PythonValue => {
  skipSpace(cursor);
  const mark = cursor.text[cursor.at];
  if (mark === '{') return readDict(cursor);
  if (mark === '[') return readList(cursor, ']');
  if (mark === '(') return readList(cursor, ')');
  const string = readStrings(cursor);
  if (string !== undefined) return string;
  const number = take(cursor, NUMBER);
  if (number !== null) return Number(number[0]);
  const word = take(cursor, WORD);
  if (word !== null) return WORDS[word[0]]!;
  throw new PythonLiteralFault('expected a value', cursor.at);
};

/** Throws PythonLiteralFault where `text` is not one literal from end to end. */
export const readPythonLiteral = (text: string): PythonLiteral => {
  const cursor: Cursor = { text, at: 0, path: [], spans: [] };
  const value = readValue(cursor);
  skipSpace(cursor);
  if (cursor.at < text.length) throw new PythonLiteralFault('expected the end', cursor.at);
  return { value, spans: cursor.spans };
};
