/**
 * What was handed to a measure cannot be measured. `code` is stable:
 * `length_mismatch` the lists do not belong together · `no_rows` there is nothing to measure ·
 * `not_a_probability` a prediction is not within 0..1 · `not_a_label` a label is neither 0 nor 1 ·
 * `one_class` all labels are equal, so nothing can be told apart · `bad_bins` edges do not rise or are not numbers ·
 * `bad_interval` a date lies before the one it must follow.
 */
export class MeasureError extends Error {
  readonly code: MeasureErrorCode;

  constructor(code: MeasureErrorCode, message: string) {
    super(message);
    this.name = 'MeasureError';
    this.code = code;
  }
}

export type MeasureErrorCode =
  | 'length_mismatch'
  | 'no_rows'
  | 'not_a_probability'
  | 'not_a_label'
  | 'one_class'
  | 'bad_bins'
  | 'bad_interval';
