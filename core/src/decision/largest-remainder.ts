/**
 * Rounds numbers to whole ones so that they add up to `total`, a whole number within `values.length` of their sum
 * (Hamilton's method). Among equal remainders the earlier value gets the unit, so the result is stable.
 */
export const largestRemainder = (values: readonly number[], total: number): readonly number[] => {
  const floors = values.map(Math.floor);
  const short = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, short).map(({ index }) => index));
  return floors.map((floor, index) => (raised.has(index) ? floor + 1 : floor));
};
