import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { TrainingDataError } from './training-data-error.ts';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const unreadable = (path: string, error: unknown): TrainingDataError => {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new TrainingDataError({ code: 'file_not_found', path, message: 'there is no such file' });
    case 'EISDIR':
      return new TrainingDataError({
        code: 'file_is_directory',
        path,
        message: 'this is a directory; name one .csv or .csv.gz file in it',
      });
    default:
      return new TrainingDataError({ code: 'file_unreadable', path, message: `cannot be read: ${reasonOf(error)}` });
  }
};

const gunzipped = (path: string, bytes: Buffer): Buffer => {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    // zlib says "unexpected end of file" of a file that was cut off, and names what is wrong with any other.
    const what = codeOf(error) === 'Z_BUF_ERROR' ? 'is cut off: it ends too early' : `is damaged: ${reasonOf(error)}`;
    throw new TrainingDataError({
      code: 'gzip_broken',
      path,
      message: `the gzip file ${what}. Fetch it again, or write it again with gzip`,
    });
  }
};

const startsWith = (bytes: Buffer, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** A text has no zero byte; a workbook, a parquet file or a zip has some near its beginning. */
const PROBED_BYTES = 8192;

const asUtf8 = (path: string, bytes: Buffer, note: (sentence: string) => void): Buffer => {
  if (startsWith(bytes, 0xff, 0xfe)) return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  if (startsWith(bytes, 0xfe, 0xff)) return Buffer.from(new TextDecoder('utf-16be').decode(bytes));
  if (startsWith(bytes, 0x50, 0x4b) || bytes.subarray(0, PROBED_BYTES).includes(0)) {
    throw new TrainingDataError({
      code: 'file_not_text',
      path,
      message: 'this is no text file (a workbook or an archive?). Save it as CSV, plain or compressed with gzip',
    });
  }
  if (isUtf8(bytes)) return startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
  note(`${path} is not UTF-8; it was read as Windows-1252`);
  return Buffer.from(new TextDecoder('windows-1252').decode(bytes));
};

/**
 * The text of a file as UTF-8 without byte order mark. Whether it is compressed is seen in its first bytes, since names
 * lie. UTF-16 is what a spreadsheet saves as "Unicode text", Windows-1252 what it saves as "CSV".
 */
export const readFileBytes = async (path: string, note: (sentence: string) => void): Promise<Buffer> => {
  const stored = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const bytes = startsWith(stored, 0x1f, 0x8b) ? gunzipped(path, stored) : stored;
  const text = asUtf8(path, bytes, note);
  if (text.length === 0) {
    throw new TrainingDataError({
      code: 'file_empty',
      path,
      message: 'the file is empty; line 1 must name the columns',
    });
  }
  return text;
};
