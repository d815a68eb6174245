/** The values of some rows, in the order of `rows`. */
export const pickRows = (column: Float64Array, rows: Int32Array): Float64Array => {
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) values[at] = column[rows[at]!]!;
  return values;
};

export const pickOutcomes = (target: Uint8Array, rows: Int32Array): Uint8Array =>
  Uint8Array.from(rows, (row) => target[row]!);
