import { createHash } from 'node:crypto';

/**
 * An id in the form of a UUID (version 8, RFC 9562) that follows from its parts: a job that runs again makes the same
 * one, so that what it writes is written once.
 */
export const derivedId = (...parts: readonly string[]): string => {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
