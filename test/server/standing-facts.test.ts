import { expect, it } from 'vitest';
import { derivedId } from '../../server/src/derived-id.ts';
import { nowAfter } from '../../server/src/standing-facts.ts';

it('a decision is dated after the one that stands, though that one was made by a clock that is ahead', () => {
  const now = new Date('2026-11-21T10:00:00.000Z');
  expect(nowAfter(now, null)).toEqual(now);
  expect(nowAfter(now, '2026-11-21T09:59:59.999Z')).toEqual(now);
  expect(nowAfter(now, '2026-11-21T10:00:02.000Z').toISOString()).toBe('2026-11-21T10:00:02.001Z');
  expect(nowAfter(now, now.toISOString()).toISOString()).toBe('2026-11-21T10:00:00.001Z');
});

it('the same parts give the same id, in the form of a UUID; parts that are cut elsewhere give another', () => {
  expect(derivedId('a', 'b')).toBe(derivedId('a', 'b'));
  expect(derivedId('a', 'b')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(derivedId('a', 'b')).not.toBe(derivedId('ab'));
  expect(derivedId('a', 'b')).not.toBe(derivedId('a,b', ''));
});
