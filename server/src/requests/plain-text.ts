import { isPlainText } from '@creditline/core';
import { z } from 'zod';

/** Text of a caller, 1 to `longest` characters. */
export const plainText = (longest: number) =>
  z
    .string({ error: 'must be text' })
    .min(1, { error: 'must not be empty; leave the field out instead' })
    .max(longest, { error: `must have at most ${longest} characters` })
    .refine(isPlainText, { error: 'must hold no control character' });
