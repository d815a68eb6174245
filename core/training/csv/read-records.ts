import { CsvError, parse } from 'csv-parse/sync';
import { TrainingDataError } from './training-data-error.ts';

const SEPARATORS = [',', ';', '\t'] as const;
const LINE_ENDS = ['\r\n', '\n', '\r'];

/** The separator that stands most often in the header, outside quotes; a comma when none does. */
export const separatorOf = (bytes: Buffer): string => {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let isQuoted = false;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n' || character === '\r') break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return SEPARATORS.reduce((most, separator) => (counts.get(separator)! > counts.get(most)! ? separator : most));
};

/** Line breaks within the cells of a record, so that rows keep the numbers that an editor shows. */
const breaksIn = (record: readonly string[]): number => {
  let breaks = 0;
  for (const cell of record) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)!.length;
  }
  return breaks;
};

/** What stands in a csv-parse message after its title is a code of the library and of no use to a reader. */
const quoteProblem = (path: string, row: number): TrainingDataError =>
  new TrainingDataError({
    code: 'quotes_broken',
    path,
    row,
    message:
      `row ${row}: a quote is not closed, or stands within a cell. A cell that holds a quote must be quoted itself, ` +
      `with its quotes doubled: "5"" pipe"`,
  });

/**
 * Calls back for every record with the number of the line it begins on (the header is on line 1). Empty lines are left
 * out, records may be of any length. csv-parse counts a line break within quotes twice where it is CRLF, and so the
 * lines are counted here.
 */
export const readRecords = (
  path: string,
  bytes: Buffer,
  onRecord: (record: readonly string[], row: number) => void,
): void => {
  let row = 1;
  const take = (record: string[]): null => {
    if (record.length > 1 || record[0] !== '') onRecord(record, row);
    row += 1 + breaksIn(record);
    return null;
  };
  try {
    parse(bytes, {
      delimiter: separatorOf(bytes),
      record_delimiter: LINE_ENDS,
      relax_column_count: true,
      on_record: take,
    });
  } catch (error) {
    throw error instanceof CsvError ? quoteProblem(path, row) : error;
  }
};
