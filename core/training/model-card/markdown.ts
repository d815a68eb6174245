const WIDTH = 120;

/** One paragraph, its lines broken between words: a changed figure then changes few lines of the file. */
export const paragraph = (text: string, indent = ''): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
};

export const bullet = (text: string): string => paragraph(`- ${text}`, '  ');

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);

/** Columns named in `right` hold figures. */
export const markdownTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string =>
  [
    header,
    header.map((_, at) => (right.includes(at) ? '--:' : '---')),
    ...rows.map((row) => row.map((text) => cell(text))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** In place of a figure whose command has no answer. */
export const NOT_MEASURED = 'not measured';

/** A figure that is no number would stand in the card as "NaN", and nobody would know where it came from. */
const checked = (value: number): number => {
  if (!Number.isFinite(value)) throw new RangeError(`the model card was given ${value} for a figure`);
  return value;
};

export const decimal = (value: number, digits = 3): string =>
  checked(value)
    .toFixed(digits)
    .replace(/^-(0\.?0*)$/, '$1');

export const signed = (value: number, digits = 2): string => {
  const text = decimal(value, digits);
  return Number(text) > 0 ? `+${text}` : text;
};

export const percent = (share: number, digits = 1): string => `${decimal(100 * share, digits)} %`;

export const count = (value: number): string =>
  checked(value)
    .toString()
    .replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
