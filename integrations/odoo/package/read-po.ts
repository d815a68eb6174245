/** One message of a gettext catalogue; `translation` is empty where nobody has translated it. */
export type PoEntry = {
  readonly context?: string;
  readonly source: string;
  readonly translation: string;
  readonly isFuzzy: boolean;
};

const QUOTED = /^(msgctxt|msgid|msgstr)?\s*"((?:[^"\\]|\\.)*)"$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescaped = (text: string): string => text.replace(/\\(.)/g, (_all, letter: string) => ESCAPES[letter] ?? letter);

type Parts = Partial<Record<'msgctxt' | 'msgid' | 'msgstr', string>>;

const partsOf = (block: string): Parts => {
  const parts: Parts = {};
  let part: keyof Parts | undefined;
  for (const line of block.split('\n')) {
    const quoted = QUOTED.exec(line.trim());
    if (quoted === null) continue;
    part = (quoted[1] as keyof Parts | undefined) ?? part;
    if (part !== undefined) parts[part] = (parts[part] ?? '') + unescaped(quoted[2]!);
  }
  return parts;
};

/**
 * The messages of a .po or .pot file as Odoo writes them: no plural forms, entries apart by empty lines. The header
 * (the message without a source) and obsolete entries are left out.
 */
export const readPo = (text: string): readonly PoEntry[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .flatMap((block) => {
      const { msgctxt, msgid, msgstr } = partsOf(block);
      if (msgid === undefined || msgid === '') return [];
      const entry = { source: msgid, translation: msgstr ?? '', isFuzzy: /^#,.*\bfuzzy\b/m.test(block) };
      return [msgctxt === undefined ? entry : { context: msgctxt, ...entry }];
    });
