import { z } from 'zod';

/** PostgreSQL holds neither NUL nor half a surrogate pair, and no name has an escape sequence in it. */
// oxlint-disable-next-line no-control-regex
const UNUSABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export const isPlainText = (value: string): boolean => value.isWellFormed() && !UNUSABLE.test(value);

/** Text of a caller, 1 to `longest` characters. */
export const plainText = (longest: number) =>
  z
    .string({ error: 'must be text' })
    .min(1, { error: 'must not be empty; leave the field out instead' })
    .max(longest, { error: `must have at most ${longest} characters` })
    .refine(isPlainText, { error: 'must hold no control character' });
