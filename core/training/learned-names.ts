import { derivedName } from './derived-column.ts';
import type { Learned } from './learn.ts';

/** Names of all columns that a model reads: the file's or preset's own, then the derived ones. */
export const learnedNames = ({ derived }: Pick<Learned, 'derived'>, names: readonly string[]): readonly string[] => [
  ...names,
  ...derived.map((column) => derivedName(column, names)),
];
