/**
 * A scorecard, or what is asked of one, cannot be computed with. `code` is stable:
 * `no_empty_pattern` there is no combiner for a company without any source · `bad_shape` points, bags and edges do not
 * belong together · `bad_number` a number is not finite, or edges do not rise · `twice` a feature or a group has two
 * places · `pair_without_table` a pair reads a feature that has no table in its sub-score · `too_large` sums would not
 * be exact integers · `bad_base_rate` a base rate is not between 0 and 1.
 */
export class ScorecardError extends Error {
  readonly code: ScorecardErrorCode;

  constructor(code: ScorecardErrorCode, message: string) {
    super(message);
    this.name = 'ScorecardError';
    this.code = code;
  }
}

export type ScorecardErrorCode =
  | 'no_empty_pattern'
  | 'bad_shape'
  | 'bad_number'
  | 'twice'
  | 'pair_without_table'
  | 'too_large'
  | 'bad_base_rate';
