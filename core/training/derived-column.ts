/** A column made of two others, without a look at the outcome. */
export type DerivedColumn = {
  readonly operation: 'difference' | 'ratio';
  /** Places of the two columns among those of the file. */
  readonly left: number;
  readonly right: number;
};

/** NaN where a figure is missing or the divisor is 0: that has a bin of its own. */
export const derive = ({ operation, left, right }: DerivedColumn, columns: readonly Float64Array[]): Float64Array => {
  const a = columns[left]!;
  const b = columns[right]!;
  const values = new Float64Array(a.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = operation === 'difference' ? a[row]! - b[row]! : a[row]! / b[row]!;
    values[row] = Number.isFinite(value) ? value : Number.NaN;
  }
  return values;
};

/** The columns, and behind them those made of them. */
export const withDerived = (
  columns: readonly Float64Array[],
  derived: readonly DerivedColumn[],
): readonly Float64Array[] => [...columns, ...derived.map((column) => derive(column, columns))];

export const derivedName = ({ operation, left, right }: DerivedColumn, names: readonly string[]): string =>
  `${names[left]} ${operation === 'difference' ? '-' : '/'} ${names[right]}`;
