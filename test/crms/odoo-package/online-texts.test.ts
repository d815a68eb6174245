import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPythonLiteral } from '../../../integrations/odoo/package/python-literal.ts';

const RULES = new URL('../../../integrations/odoo/datamodule/creditline_online/data/', import.meta.url);

type Texts = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** The tables of texts in the code of a file's rules: imported modules bring no catalogue that such code could ask. */
const tablesOf = (file: string): readonly Texts[] =>
  [...readFileSync(new URL(file, RULES), 'utf8').matchAll(/^TEXTS = (\{\n[^]*?\n\})$/gm)].map(
    ([, literal = '']) => readPythonLiteral(literal).value as Texts,
  );

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/%(?:\([a-z]+\))?s/g)].map(([found]) => found).toSorted();

/** Which placeholders each text has, by its key. */
const shapeOf = (texts: Texts[string] | undefined): unknown =>
  typeof texts === 'string'
    ? placeholders(texts)
    : Object.fromEntries(Object.entries(texts ?? {}).map(([key, text]) => [key, placeholders(text)]));

describe.each([
  ['creditline_gate.xml', 1],
  ['creditline_guards.xml', 1],
])('the texts of %s', (file, count) => {
  it('are there in four languages, with the same placeholders in each', () => {
    const tables = tablesOf(file);
    expect(tables).toHaveLength(count);
    for (const table of tables) {
      expect(Object.keys(table)).toEqual(['en', 'fr', 'es', 'pt']);
      for (const texts of Object.values(table)) expect(shapeOf(texts)).toEqual(shapeOf(table['en']));
    }
  });
});
