import { binned } from './bins.ts';
import type { BinnedColumns } from './tree.ts';

export const binColumns = (
  columns: readonly Float64Array[],
  edges: readonly (readonly number[])[],
  signs: Int8Array,
): BinnedColumns => ({
  bins: columns.map((column, at) => binned(column, edges[at]!)),
  binCounts: Int32Array.from(edges, ({ length }) => length + 2),
  signs,
});
