import { CsvError, parse } from 'csv-parse/sync';
import { TrainingDataError } from './training-data-error.ts';

const SEPARATORS = [',', ';', '\t'] as const;
/** Bytes of the beginning that are searched for separators: more columns than anybody has. */
const LONGEST_HEADER = 1 << 20;
const LINE_ENDS = ['\r\n', '\n', '\r'];

/** The first line that is not empty; a line break within quotes belongs to it. */
const headerOf = (bytes: Buffer): string =>
  /^[\r\n]*((?:"[^"]*"|[^"\r\n])*)/.exec(bytes.toString('latin1', 0, LONGEST_HEADER))![1]!;

/** The separator that stands most often in the header, outside quotes; a comma when none does. */
const separatorOf = (bytes: Buffer): string => {
  const unquoted = headerOf(bytes).replaceAll(/"[^"]*"/g, '');
  const counts = new Map<string, number>(
    SEPARATORS.map((separator) => [separator, unquoted.split(separator).length - 1]),
  );
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
