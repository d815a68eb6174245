/** Lists of names are written as one CSV line, so that a name may hold a comma: `"a,b",c`. */
const quoted = (name: string): string => (/[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

/** An option as it is typed into a shell, ready to be copied: `--exclude "company,status_label"`. */
export const nameListOption = (option: string, names: readonly string[]): string => {
  const list = names.map(quoted).join(',');
  return `--${option} ${/["$`\\!]/.test(list) ? `'${list.replaceAll("'", `'\\''`)}'` : `"${list}"`}`;
};

const MOST_SHOWN = 10;

/** The first ten lines, indented, and how many more there are. */
export const firstLines = (lines: readonly string[], total: number = lines.length): string => {
  const shown = lines.slice(0, MOST_SHOWN);
  const more = total > shown.length ? [`... and ${total - shown.length} more`] : [];
  return [...shown, ...more].map((line) => `\n  ${line}`).join('');
};

const LONGEST = 40;

/** A cell's text as it can stand in a message: quoted, on one line, not too long. */
export const shortened = (text: string): string =>
  JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text);

/** `1 row`, `2 rows`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
