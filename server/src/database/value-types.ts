import { types, type CustomTypesConfig } from 'pg';

const INT8 = 20;
const TIMESTAMPTZ = 1184;

const parseTimestamp = types.getTypeParser(TIMESTAMPTZ, 'text');

const parseInstant = (text: string): string => {
  const parsed: unknown = parseTimestamp(text);
  return parsed instanceof Date ? parsed.toISOString() : text;
};

/**
 * How PostgreSQL's values become ours: bigint is a number (sequences and amounts in minor units stay far below 2^53),
 * a timestamp is ISO text. Everything else as `pg` does it.
 */
export const VALUE_TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number;
    if (oid === TIMESTAMPTZ) return parseInstant;
    return format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text');
  }) as CustomTypesConfig['getTypeParser'],
};
