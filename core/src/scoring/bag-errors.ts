import type { Layout } from './layout.ts';
import type { PairTable, StepTable, SubScore } from './scorecard.ts';
import type { Scored, Scorer } from './scorer.ts';

/** The part of `BagErrors.logOdds` that belongs to one sub-score. */
type BagRange = { readonly from: number; readonly to: number };

/** A table or pair that has bags. The points of all bags for one cell lie next to each other, from cell x bags. */
type BagPart = BagRange & { readonly isPair: boolean; readonly index: number; readonly points: Float64Array };

/** One sub-score's bags: its part of `BagErrors.logOdds`, and the tables and pairs in which its bags differ. */
type SubScoreBags = BagRange & {
  readonly scale: number;
  readonly parts: readonly BagPart[];
};

/** What the bags say of one company; to be used again for the next one. */
export type BagErrors = {
  /** Log-odds of each bag of each sub-score, one sub-score after the other, before the combiner's weight. */
  readonly logOdds: Float64Array;
  /** Standard error of each sub-score's log-odds, before the combiner's weight; 0 without bags or without its group. */
  readonly errors: Float64Array;
};

/** Natural log-odds by cell and bag. A table's bag may end with its own points for "not known"; else all share the table's. */
const tableCells = ({ points, missing, bags }: StepTable): readonly (readonly number[])[] => {
  const all = bags ?? [];
  const unknown = all.map((bag) => bag[points.length] ?? missing);
  return [unknown, ...points.map((_, bin) => all.map((bag) => bag[bin]!))];
};

const pairCells = ({ points, bags }: PairTable): readonly (readonly number[])[] =>
  points.flatMap((row, i) => row.map((_, j) => (bags ?? []).map((bag) => bag[i]![j]!)));

type Cells = readonly (readonly number[])[];

const partsOf = ({ tables, pairs }: SubScore, { tablesFrom, pairs: { pairSubScore } }: Layout, at: number) => {
  const part = (isPair: boolean, index: number, cells: Cells) => ({
    isPair,
    index,
    points: Float64Array.from(cells.flat()),
  });
  return [
    ...tables.flatMap((table, index) =>
      table.bags === undefined ? [] : [part(false, tablesFrom[at]! + index, tableCells(table))],
    ),
    ...(pairs ?? []).flatMap((pair, index) =>
      pair.bags === undefined ? [] : [part(true, pairSubScore.indexOf(at) + index, pairCells(pair))],
    ),
  ];
};

const countOf = ({ tables, pairs }: SubScore): number =>
  Math.max(0, ...[...tables, ...(pairs ?? [])].map(({ bags }) => bags?.length ?? 0));

const compile = ({ scorecard: { subScores }, layout }: Scorer): readonly SubScoreBags[] => {
  let end = 0;
  return subScores.map((subScore, at) => {
    const from = end;
    end += countOf(subScore);
    const range = { from, to: end };
    const parts = partsOf(subScore, layout, at).map((part) => ({ ...part, ...range }));
    return { ...range, scale: subScore.bagScale ?? 1, parts };
  });
};

const compiled = new WeakMap<Scorer, readonly SubScoreBags[]>();

const bagsOf = (scorer: Scorer): readonly SubScoreBags[] => {
  const bags = compiled.get(scorer) ?? compile(scorer);
  compiled.set(scorer, bags);
  return bags;
};

export const emptyBagErrors = (scorer: Scorer): BagErrors => {
  const bags = bagsOf(scorer);
  return { logOdds: new Float64Array(bags.at(-1)?.to ?? 0), errors: new Float64Array(bags.length) };
};

const addPart = (logOdds: Float64Array, { points, from, to }: BagPart, cell: number): void => {
  const count = to - from;
  const first = Math.imul(cell, count);
  for (let bag = 0; bag < count; bag += 1) logOdds[from + bag]! += points[first + bag]!;
};

/** Sample standard deviation of a part of an array; 0 for fewer than two values. */
const deviationOf = (values: Float64Array, from: number, to: number): number => {
  const count = to - from;
  if (count < 2) return 0;
  let mean = 0;
  for (let index = from; index < to; index += 1) mean += values[index]! / count;
  let squares = 0;
  for (let index = from; index < to; index += 1) squares += (values[index]! - mean) * (values[index]! - mean);
  return Math.sqrt(squares / (count - 1));
};

/**
 * The error of estimation of each sub-score for the company that `scored` has just been written for: the standard
 * deviation of its log-odds over the bags times `bagScale`. Bag b is the same part of the rows in every table, so the
 * bags are added up over tables before their spread is taken, and errors that cancel out do so here too.
 */
export const bagErrorsInto = (into: BagErrors, scorer: Scorer, scored: Scored): void => {
  const bags = bagsOf(scorer);
  into.logOdds.fill(0);
  for (let subScore = 0; subScore < bags.length; subScore += 1) {
    const own = bags[subScore]!;
    into.errors[subScore] = 0;
    if (scored.read[subScore] === 0) continue;
    for (let at = 0; at < own.parts.length; at += 1) {
      const part = own.parts[at]!;
      addPart(into.logOdds, part, (part.isPair ? scored.pairCells : scored.cells)[part.index]!);
    }
    into.errors[subScore] = own.scale * deviationOf(into.logOdds, own.from, own.to);
  }
};
