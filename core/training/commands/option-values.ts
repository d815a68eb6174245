import { parse } from 'csv-parse/sync';
import { didYouMean } from '../csv/near-names.ts';
import { UsageError } from './usage-error.ts';

/** The text of an option that must be there. */
export const required = (option: string, text: string | undefined): string => {
  if (text === undefined || text.trim() === '') throw new UsageError(`--${option} is missing`);
  return text;
};

/** The text of an option that may be left out, but not empty. */
export const optional = (option: string, text: string | undefined): string | undefined => {
  if (text !== undefined && text.trim() === '') throw new UsageError(`--${option} is empty`);
  return text;
};

type Range = { readonly least: number; readonly most: number; readonly otherwise: number };

export const integer = (option: string, text: string | undefined, { least, most, otherwise }: Range): number => {
  if (text === undefined) return otherwise;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${option} must be a whole number from ${least} to ${most}, not "${text}"`);
};

/** A share between 0 and 1, neither of them. */
export const share = (option: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const number = /^0?\.\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number > 0 && number < 1) return number;
  throw new UsageError(`--${option} must be a share above 0 and below 1, such as 0.02, not "${text}"`);
};

export const oneOf = <T extends string>(
  option: string,
  text: string | undefined,
  known: readonly T[],
): T | undefined => {
  const found = known.find((each) => each === text);
  if (found !== undefined || text === undefined) return found;
  throw new UsageError(`--${option} must be ${known.join(' or ')}, not "${text}"${didYouMean(text, known)}`);
};

const namesOf = (option: string, text: string): readonly string[] => {
  try {
    const lines: string[][] = parse(text, { trim: true, skip_empty_lines: true });
    return lines.flat().filter((name) => name !== '');
  } catch {
    throw new UsageError(`--${option}: a quote is not closed in ${text}; a name with a comma is written '"a,b",c'`);
  }
};

/** Column names, each once, separated by commas as in a CSV file; the option may stand more than once. */
export const names = (option: string, texts: readonly string[] | undefined): readonly string[] => [
  ...new Set((texts ?? []).flatMap((text) => namesOf(option, text))),
];
