import type { Fitted } from '../options.ts';

const listText = (list: readonly unknown[]): string =>
  `[\n${list.map((part) => `    ${JSON.stringify(part)}`).join(',\n')}\n  ]`;

/** One line for each table, so that two versions of a scorecard can be compared line by line. */
export const scorecardText = (file: Fitted['file']): string => {
  const parts = Object.entries(file).map(([key, value]) => {
    const text =
      Array.isArray(value) && value.some((part) => typeof part === 'object') ? listText(value) : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
};
