import { invalidParameter } from './query-parameters.ts';

/** A place in a list as callers get it: they give it back and need not read it. */
export const cursorOf = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');

const decoded = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** What `cursorOf` was given. Throws `parameter_invalid` naming the parameter when it is not one that we gave. */
export const readCursor = (name: string, text: string): readonly (string | number)[] => {
  const parts = decoded(text);
  const isOurs = Array.isArray(parts) && parts.every((part) => typeof part === 'string' || Number.isSafeInteger(part));
  if (!isOurs) throw invalidParameter(name, 'is not one that this address gave');
  return parts as readonly (string | number)[];
};
