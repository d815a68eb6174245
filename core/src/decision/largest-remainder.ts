/** Numbers and the whole ones they became, to be used again; within ±2^31. `remainders` is working room. */
export type Rounding = {
  readonly values: Float64Array;
  readonly whole: Int32Array;
  readonly remainders: Float64Array;
};

export const emptyRounding = (length: number): Rounding => ({
  values: new Float64Array(length),
  whole: new Int32Array(length),
  remainders: new Float64Array(length),
});

const indexOfLargest = (numbers: Float64Array, count: number): number => {
  let largest = 0;
  for (let index = 1; index < count; index += 1) if (numbers[index]! > numbers[largest]!) largest = index;
  return largest;
};

/** Remainders are below 1 and not below 0, so this one is never taken again. */
const TAKEN = -1;

/**
 * Rounds the first `count` numbers to whole ones so that they add up to `total`, a whole number within `count` of their
 * sum (Hamilton's method). Among equal remainders the earlier value gets the unit, so the result is stable.
 */
export const roundToTotal = ({ values, whole, remainders }: Rounding, count: number, total: number): void => {
  let short = total;
  for (let index = 0; index < count; index += 1) {
    const floor = Math.floor(values[index]!);
    whole[index] = floor;
    remainders[index] = values[index]! - floor;
    short -= floor;
  }
  for (let given = 0; given < Math.min(short, count); given += 1) {
    const largest = indexOfLargest(remainders, count);
    whole[largest]! += 1;
    remainders[largest] = TAKEN;
  }
};

/** `roundToTotal` for a list. */
export const largestRemainder = (values: readonly number[], total: number): readonly number[] => {
  const rounding = emptyRounding(values.length);
  rounding.values.set(values);
  roundToTotal(rounding, values.length, total);
  return [...rounding.whole];
};
