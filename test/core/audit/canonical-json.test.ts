import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../core/src/audit/canonical-json.ts';
import { always } from '../arbitraries.ts';

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
};

const jsonValue = fc.jsonValue({ maxDepth: 4 });

describe('canonical JSON', () => {
  test.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ é: 1, z: 2, Z: 3, '10': 4, '9': 5 }, '{"10":4,"9":5,"Z":3,"z":2,"é":1}'],
    [{ absent: undefined, there: 0 }, '{"there":0}'],
    [[undefined, 1], '[null,1]'],
    [-0, '0'],
    [1e21, '1e+21'],
    [0.1 + 0.2, '0.30000000000000004'],
    ['"\\\u2028\ud800', '"\\"\\\\\u2028\\ud800"'],
    [Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
  ])('%j is written as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([
    ['NaN', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a function', { f: () => 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a bigint', 1n],
    ['a symbol', Symbol('s')],
    ['undefined itself', undefined],
  ])('%s is refused with a TypeError, for JSON would silently change it', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('the order of keys makes no difference, at any depth', () => {
    always(
      fc.property(jsonValue, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('what was written reads back as the same value, and is written the same again', () => {
    always(
      fc.property(jsonValue, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
