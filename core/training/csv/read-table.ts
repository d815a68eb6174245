import { checkCells, checkConstants } from './check-columns.ts';
import { counted, firstLines } from './name-list.ts';
import { planColumns, type ColumnPlan } from './plan-columns.ts';
import { readFileBytes } from './read-file-bytes.ts';
import { readRecords } from './read-records.ts';
import type { Table, TableOptions } from './table.ts';
import { targetReader, type TargetReader } from './target-reader.ts';
import { TrainingDataError } from './training-data-error.ts';

type Ragged = { readonly row: number; readonly cells: number };

type Body = {
  readonly plan: ColumnPlan;
  readonly target: TargetReader | undefined;
  readonly ragged: readonly Ragged[];
  readonly lines: readonly number[];
};

const openTarget = (path: string, plan: ColumnPlan, options: TableOptions): TargetReader | undefined =>
  plan.target &&
  targetReader({
    path,
    name: plan.target.name,
    positive: options.positive?.trim(),
    dropUnlabelled: options.dropUnlabelled === true,
  });

const readBody = (path: string, bytes: Buffer, options: TableOptions): Body => {
  let plan: ColumnPlan | undefined;
  let target: TargetReader | undefined;
  const lines: number[] = [];
  const ragged: Ragged[] = [];
  readRecords(path, bytes, (record, row) => {
    if (plan === undefined) {
      plan = planColumns(path, record, options);
      target = openTarget(path, plan, options);
      return;
    }
    if (record.length !== plan.width) {
      ragged.push({ row, cells: record.length });
      return;
    }
    if (plan.target !== undefined && target?.read(record[plan.target.index]!, row) === false) return;
    for (const { index, reader } of plan.features) reader.read(record[index]!, row);
    lines.push(row);
  });
  if (plan === undefined) {
    throw new TrainingDataError({
      code: 'file_empty',
      path,
      message: 'the file has no header; line 1 must name the columns',
    });
  }
  return { plan, target, ragged, lines };
};

const checkRows = (path: string, { plan, ragged, lines: rows }: Body, fewest: number): void => {
  const [first] = ragged;
  if (first !== undefined) {
    const shown = ragged.slice(0, 10).map(({ row, cells }) => `row ${row}: ${cells} cells`);
    const message =
      `${ragged.length === 1 ? 'a row does' : `${ragged.length} rows do`} not have the ${plan.width} cells of the header ` +
      `(quote a cell that holds a separator):${firstLines(shown, ragged.length)}`;
    throw new TrainingDataError({ code: 'row_ragged', path, row: first.row, message });
  }
  if (rows.length === 0) {
    const message = 'there is no row besides the header (or none with a target)';
    throw new TrainingDataError({ code: 'no_rows', path, row: 1, message });
  }
  if (rows.length >= fewest) return;
  const message = `one row only (row ${rows[0]}); a model needs at least two, and in truth hundreds`;
  throw new TrainingDataError({ code: 'too_few_rows', path, row: rows[0], message });
};

const FEWEST_TO_LEARN = 2;

/**
 * Reads a .csv or .csv.gz file, separated by comma, semicolon or tab. An empty cell is a missing value; anything that
 * could be read in two ways is refused with a TrainingDataError that names column and row.
 */
export const readTable = async (path: string, options: TableOptions): Promise<Table> => {
  const { like, note = () => {} } = options;
  const bytes = await readFileBytes(path, note);
  const body = readBody(path, bytes, options);
  const isForLearning = like === undefined && body.target !== undefined;
  checkRows(path, body, isForLearning ? FEWEST_TO_LEARN : 1);
  const columns = body.plan.features.map(({ reader }) => reader.finish());
  const target = body.target?.finish() ?? new Uint8Array(0);
  checkCells(path, columns);
  if (isForLearning) checkConstants(path, columns, body.lines[0]!);
  for (const { name, unknownLevels } of columns) {
    if (unknownLevels === 0) continue;
    const cells = counted(unknownLevels, 'cell');
    note(`${path}: column "${name}": ${cells} with a level that was not trained on, read as missing`);
  }
  return {
    path,
    rows: body.lines.length,
    names: columns.map(({ name }) => name),
    columns: columns.map(({ values }) => values),
    categories: Object.fromEntries(
      columns.flatMap(({ name, levels }) => (levels === undefined ? [] : [[name, levels]])),
    ),
    target,
    lines: Uint32Array.from(body.lines),
  };
};
