const MOST_SUGGESTED = 3;

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours count one each. */
const editDistance = (left: string, right: string): number => {
  let [before, above] = [[] as number[], Array.from({ length: right.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = above[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swapped = isSwap ? before[column - 2]! + 1 : replaced;
      current.push(Math.min(replaced, swapped, above[column]! + 1, current[column - 1]! + 1));
    }
    [before, above] = [above, current];
  }
  return above[right.length]!;
};

const distanceOf = (asked: string, name: string): number => {
  const [left, right] = [asked.toLowerCase(), name.toLowerCase()];
  if (left === right) return 0;
  const isPart = Math.min(left.length, right.length) >= 3 && (left.includes(right) || right.includes(left));
  return isPart ? 1 : editDistance(left, right);
};

/** The names that somebody may have meant, the nearest first; at most three, none when nothing is near. */
export const nearNames = (asked: string, names: readonly string[]): readonly string[] => {
  const limit = Math.max(1, Math.floor(asked.length / 3));
  return names
    .map((name) => ({ name, distance: distanceOf(asked, name) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, MOST_SUGGESTED)
    .map(({ name }) => name);
};

/** ` (did you mean "class"?)`, or nothing. */
export const didYouMean = (asked: string, names: readonly string[]): string => {
  const near = nearNames(asked, names);
  return near.length === 0 ? '' : ` (did you mean ${near.map((name) => `"${name}"`).join(' or ')}?)`;
};
