/** A training file in memory, column by column: what the booster learns from. */
export type Table = {
  readonly path: string;
  /** Rows with a target (or all rows, when no target was asked for). */
  readonly rows: number;
  /** Feature columns in file order (in the order of `like`, when the table was read like another one). */
  readonly names: readonly string[];
  /** One array per name, `rows` long. NaN is a missing value: an empty cell, or a level that training did not see. */
  readonly columns: readonly Float64Array[];
  /**
   * Levels of each categorical column: its cells hold the index of their level here. The most frequent level is 0, and
   * equally frequent ones stand in code unit order, so that the codes depend neither on the target nor on the order of
   * the rows. A booster may cut the codes as numbers (frequent | rare) or make one column per level of them.
   */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  /** 0 or 1 per row; of length 0 when no target was asked for. */
  readonly target: Uint8Array;
  /** The line of the file on which each row begins; the header is line 1. */
  readonly lines: Uint32Array;
};

export type TableOptions = {
  /** Column with the outcome. Left out, the file is read for scoring only. */
  readonly target?: string | undefined;
  /** Columns that are not read at all. */
  readonly exclude?: readonly string[] | undefined;
  /** The only columns that are read besides the target, less those of `exclude`; left out: all. */
  readonly only?: readonly string[] | undefined;
  /** Columns whose text is a level and not a number. Taken from `like` where that is given. */
  readonly categorical?: readonly string[] | undefined;
  /** The text of the target that counts as 1; every other text is 0. Without it the target must hold 0 and 1. */
  readonly positive?: string | undefined;
  /** Leaves rows with an empty target out, instead of refusing the file. */
  readonly dropUnlabelled?: boolean | undefined;
  /** Reads exactly these columns, in this order and with these codes: for a test file, or one to score. */
  readonly like?: Pick<Table, 'names' | 'categories'> | undefined;
  /** Told what was left out or changed although it is no error, one sentence each. */
  readonly note?: ((sentence: string) => void) | undefined;
};
