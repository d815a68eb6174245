/** Numbers and the whole ones they became, to be used again; within ±2^31. The rest is working room. */
export type Rounding = {
  readonly values: Float64Array;
  readonly whole: Int32Array;
  readonly remainders: Float64Array;
  readonly order: Int32Array;
};

export const emptyRounding = (length: number): Rounding => ({
  values: new Float64Array(length),
  whole: new Int32Array(length),
  remainders: new Float64Array(length),
  order: new Int32Array(length),
});

/** Largest remainder first, of equals the earlier: there are some thirty, so each is put in its place by moving others. */
const sortByRemainder = ({ remainders, order }: Rounding, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const remainder = remainders[index]!;
    let place = index;
    while (place > 0 && remainders[order[place - 1]!]! < remainder) {
      order[place] = order[place - 1]!;
      place -= 1;
    }
    order[place] = index;
  }
};

/**
 * Rounds the first `count` numbers to whole ones so that they add up to `total`, a whole number within `count` of their
 * sum (Hamilton's method). Among equal remainders the earlier value gets the unit, so the result is stable.
 */
export const roundToTotal = (rounding: Rounding, count: number, total: number): void => {
  const { values, whole, remainders, order } = rounding;
  let short = total;
  for (let index = 0; index < count; index += 1) {
    const floor = Math.floor(values[index]!);
    whole[index] = floor;
    remainders[index] = values[index]! - floor;
    short -= floor;
  }
  sortByRemainder(rounding, count);
  for (let given = 0; given < Math.min(short, count); given += 1) whole[order[given]!]! += 1;
};

/** `roundToTotal` for a list. */
export const largestRemainder = (values: readonly number[], total: number): readonly number[] => {
  const rounding = emptyRounding(values.length);
  rounding.values.set(values);
  roundToTotal(rounding, values.length, total);
  return [...rounding.whole];
};
