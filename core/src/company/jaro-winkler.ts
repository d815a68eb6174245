/** How many characters the two share within the window, and how many of those are out of order. */
const matchedCharacters = (left: readonly string[], right: readonly string[]) => {
  const window = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Set<number>();
  const fromLeft = left.filter((character, place) => {
    const from = Math.max(0, place - window);
    const to = Math.min(right.length - 1, place + window);
    for (let other = from; other <= to; other += 1) {
      if (!taken.has(other) && right[other] === character) {
        taken.add(other);
        return true;
      }
    }
    return false;
  });
  const fromRight = right.filter((_, place) => taken.has(place));
  const displaced = fromLeft.filter((character, place) => character !== fromRight[place]).length;
  return { matched: fromLeft.length, transpositions: displaced / 2 };
};

const jaro = (left: readonly string[], right: readonly string[]): number => {
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  const { matched, transpositions } = matchedCharacters(left, right);
  if (matched === 0) return 0;
  return (matched / left.length + matched / right.length + (matched - transpositions) / matched) / 3;
};

const PREFIX_MAX = 4;
const PREFIX_WEIGHT = 0.1;

/**
 * Jaro-Winkler similarity of two strings, 0..1, where 1 means equal (Winkler 1990, prefix weight 0.1 over at most
 * 4 characters). Good for short names with a typing error.
 */
export const jaroWinkler = (one: string, other: string): number => {
  // Greedy matching may depend on the side that it starts from; a fixed order makes the measure symmetric.
  const [left = [], right = []] = [one, other].toSorted().map((text) => Array.from(text));
  const similarity = jaro(left, right);
  const differing = left.findIndex((character, place) => character !== right[place]);
  const prefix = Math.min(PREFIX_MAX, differing === -1 ? left.length : differing);
  return similarity + prefix * PREFIX_WEIGHT * (1 - similarity);
};
