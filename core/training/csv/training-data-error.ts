/** What can be wrong with a file for training; stable, since scripts branch on it. */
export type TrainingDataErrorCode =
  | 'file_not_found'
  | 'file_is_directory'
  | 'file_unreadable'
  | 'file_empty'
  | 'gzip_broken'
  | 'file_not_text'
  | 'quotes_broken'
  | 'header_name_empty'
  | 'header_name_duplicate'
  | 'target_absent'
  | 'target_is_feature'
  | 'column_unknown'
  | 'column_absent'
  | 'no_feature_columns'
  | 'no_rows'
  | 'too_few_rows'
  | 'row_ragged'
  | 'target_empty'
  | 'target_not_binary'
  | 'no_positives'
  | 'no_negatives'
  | 'text_in_number_column'
  | 'missing_as_text'
  | 'decimal_comma'
  | 'number_out_of_range'
  | 'column_constant'
  | 'scorecard_unreadable';

export type TrainingDataProblem = {
  readonly code: TrainingDataErrorCode;
  /** Sentences for a person: column and row, and what would be right. */
  readonly message: string;
  /** File with the problem. */
  readonly path: string;
  /** The first column concerned. */
  readonly column?: string | undefined;
  /** The first row concerned, counted as an editor counts lines: the header is line 1. */
  readonly row?: number | undefined;
};

/** A file that cannot be trained on, or scored; the message names column and row and says what would be right. */
export class TrainingDataError extends Error {
  override readonly name = 'TrainingDataError';
  readonly code: TrainingDataErrorCode;
  readonly path: string;
  readonly column: string | undefined;
  readonly row: number | undefined;

  constructor({ code, message, path, column, row }: TrainingDataProblem) {
    super(`${path}: ${message}`);
    this.code = code;
    this.path = path;
    this.column = column;
    this.row = row;
  }
}
