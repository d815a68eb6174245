import { array, assert, boolean, constant, dictionary, integer, letrec, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PythonLiteralFault,
  readPythonLiteral,
  type PythonValue,
} from '../../../integrations/odoo/package/python-literal.ts';

const read = (text: string): PythonValue => readPythonLiteral(text).value;

/** JSON is Python but for three words, which no string of the test holds. */
const toPython = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll('true', 'True').replaceAll('false', 'False').replaceAll('null', 'None');

describe('a Python literal', () => {
  it('is read as Python reads it', () => {
    expect(read(`{'a': ("one" 'two'), "b": ("x",), 'c': [1, -2.5, True, None,], # end\n}`)).toEqual({
      a: 'onetwo',
      b: ['x'],
      c: [1, -2.5, true, null],
    });
    expect(read(`"""two\nlines"""`)).toBe('two\nlines');
    expect(read(String.raw`r'\d' '\x41B\n'`)).toBe('\\dAB\n');
  });

  it('gives back any value that was written as Python', () => {
    const text = string().filter((each) => !/true|false|null/.test(each));
    const value = letrec((tie) => ({
      value: oneof(
        { depthSize: 'small' },
        text,
        integer(),
        boolean(),
        constant(null),
        array(tie('value')),
        dictionary(
          text.filter((key) => key !== '__proto__'),
          tie('value'),
          { noNullPrototype: true },
        ),
      ),
    })).value;
    assert(
      property(value, (each) => {
        expect(read(toPython(each))).toEqual(each);
      }),
    );
  });

  it.each(['', '{', '{"a" 1}', '{"a": f()}', '[1] + [2]', '{"a": 1, "a": 2}', '{1: 2}', '"a', '{"a": x}'])(
    '%s is refused with its place',
    (text) => {
      expect(() => read(text)).toThrow(PythonLiteralFault);
    },
  );
});
