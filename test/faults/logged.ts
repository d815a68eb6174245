import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ERROR_LEVEL = 50;

type LogLine = { readonly level?: number; readonly msg?: string; readonly err?: { readonly message?: string } };

/** A process that was killed leaves half a line. */
const parse = (line: string): LogLine | undefined => {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
};

const NOT_A_LOG_LINE = 'said without the log';

const saidIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => {
    const logged = parse(line);
    if (logged === undefined) return /^\w*Error\b/.test(line) ? [`${NOT_A_LOG_LINE}: ${line.slice(0, 100)}`] : [];
    if ((logged.level ?? 0) < ERROR_LEVEL) return [];
    const reason = logged.err?.message === undefined ? '' : `: ${logged.err.message.slice(0, 100)}`;
    return [`${logged.msg}${reason}`];
  });

/** What the programs wrote at level error, by text, the most frequent first. */
export const errorsLogged = (folder: string): Readonly<Record<string, number>> => {
  const said = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) => saidIn(readFileSync(join(folder, name), 'utf8')));
  const counted = [...Map.groupBy(said, (text) => text)].map(([text, same]) => [text, same.length] as const);
  return Object.fromEntries(counted.toSorted(([, a], [, b]) => b - a));
};
