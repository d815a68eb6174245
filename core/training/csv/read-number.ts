import type { TrainingDataErrorCode } from './training-data-error.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const WITH_COMMA = /^[+-]?\d+(?:[.\u0020\u00a0\u202f]\d{3})*,\d+(?:[eE][+-]?\d+)?$/;
const MEANS_MISSING =
  /^(?:[+-]?nan|[+-]?inf|[+-]?infinity|#?na|#?n\/a|nat|null|none|nil|undefined|missing|\?|\.|-|#div\/0!|#value!|#ref!|#num!|#name\?|#null!)$/i;

export type CellProblem = Extract<
  TrainingDataErrorCode,
  'text_in_number_column' | 'missing_as_text' | 'decimal_comma' | 'number_out_of_range'
>;

const problemOf = (text: string): CellProblem => {
  if (MEANS_MISSING.test(text)) return 'missing_as_text';
  return WITH_COMMA.test(text) ? 'decimal_comma' : 'text_in_number_column';
};

/**
 * The number in a cell, NaN for an empty one, or what is wrong with it. Only decimal notation is a number: a
 * hexadecimal figure or "Infinity" is more often a mistake than a value. What is too small for a double is 0.
 */
export const readNumber = (cell: string): number | CellProblem => {
  if (cell === '') return Number.NaN;
  if (!NUMBER.test(cell)) {
    const text = cell.trim();
    return text === cell ? problemOf(text) : readNumber(text);
  }
  const number = Number(cell);
  return Number.isFinite(number) ? number : 'number_out_of_range';
};
