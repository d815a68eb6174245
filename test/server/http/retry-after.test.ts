import { expect, it } from 'vitest';
import { retryAfterMs } from '../../../server/src/http/retry-after.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const DAY_MS = 24 * 3_600_000;

it.each([
  ['120', 120_000],
  [' 1 ', 1_000],
  ['86400', DAY_MS],
  ['86401', DAY_MS],
  ['999999999', DAY_MS],
  ['Sat, 21 Nov 2026 10:02:00 GMT', 120_000],
  ['Mon, 30 Nov 2026 10:00:00 GMT', DAY_MS],
])('reads %s', (header, delayMs) => {
  expect(retryAfterMs(header, now)).toBe(delayMs);
});

it.each([undefined, '', '0', '-5', 'soon', '1e3x', 'Sat, 21 Nov 2026 09:59:00 GMT', '99999999999999999999'])(
  'takes %s for no answer',
  (header) => {
    expect(retryAfterMs(header, now)).toBeUndefined();
  },
);
