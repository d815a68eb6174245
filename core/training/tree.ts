import { MISSING_BIN } from './bins.ts';

/** Columns as bins (0 = missing), with the number of bins of each (missing included) and its monotone sign. */
export type BinnedColumns = {
  readonly bins: readonly Uint8Array[];
  readonly binCounts: Int32Array;
  /** +1: the log-odds of the outcome may only rise with the value; -1: only fall; 0: free. */
  readonly signs: Int8Array;
};

/** Bins 1..bin go left, higher ones right; the missing bin goes where the training put it. */
export type Split = { readonly column: number; readonly bin: number; readonly isMissingLeft: boolean };

/** Either a split with two sides or one value; values are log-odds, already times the learning rate. */
export type Side = { readonly split: Split | undefined; readonly left: number; readonly right: number };

/** At most two levels, so a tree never reads more than the root's column and one other on either side. */
export type Tree = { readonly root: Split; readonly left: Side; readonly right: Side };

export const goesLeft = ({ bin, isMissingLeft }: Split, value: number): boolean =>
  value === MISSING_BIN ? isMissingLeft : value <= bin;

const sideValue = (side: Side, columns: BinnedColumns, row: number): number =>
  side.split === undefined || goesLeft(side.split, columns.bins[side.split.column]![row]!) ? side.left : side.right;

export const treeValue = (tree: Tree, columns: BinnedColumns, row: number): number =>
  sideValue(goesLeft(tree.root, columns.bins[tree.root.column]![row]!) ? tree.left : tree.right, columns, row);
