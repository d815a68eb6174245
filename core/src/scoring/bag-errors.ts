import type { Layout } from './layout.ts';
import type { PairTable, StepTable, SubScore } from './scorecard.ts';
import type { Scored, Scorer } from './scorer.ts';

/** A table or pair that has bags. The points of all bags for one cell lie next to each other, from cell x bags. */
type BagPart = { readonly isPair: boolean; readonly index: number; readonly points: Float64Array };

/** One sub-score's bags: its part of `BagErrors.logOdds`, and the tables and pairs in which its bags differ. */
type SubScoreBags = {
  readonly from: number;
  readonly to: number;
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

const part = (isPair: boolean, index: number, cells: readonly (readonly number[])[]): BagPart => ({
  isPair,
  index,
  points: Float64Array.from(cells.flat()),
});

const partsOf = ({ tables, pairs }: SubScore, { tablesFrom, pairs: { pairSubScore } }: Layout, at: number) => [
  ...tables.flatMap((table, index) =>
    table.bags === undefined ? [] : [part(false, tablesFrom[at]! + index, tableCells(table))],
  ),
  ...(pairs ?? []).flatMap((pair, index) =>
    pair.bags === undefined ? [] : [part(true, pairSubScore.indexOf(at) + index, pairCells(pair))],
  ),
];

const countOf = ({ tables, pairs }: SubScore): number =>
  Math.max(0, ...[...tables, ...(pairs ?? [])].map(({ bags }) => bags?.length ?? 0));

const compile = ({ scorecard: { subScores }, layout }: Scorer): readonly SubScoreBags[] => {
  let end = 0;
  return subScores.map((subScore, at) => {
    const from = end;
    end += countOf(subScore);
    return { from, to: end, scale: subScore.bagScale ?? 1, parts: partsOf(subScore, layout, at) };
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

const addPart = (logOdds: Float64Array, { points }: BagPart, at: { cell: number; from: number; to: number }): void => {
  let next = at.cell * (at.to - at.from);
  for (let bag = at.from; bag < at.to; bag += 1) {
    logOdds[bag]! += points[next]!;
    next += 1;
  }
};

/** Sample standard deviation of a part of an array; 0 for fewer than two values. */
const deviationOf = (values: Float64Array, from: number, to: number): number => {
  const count = to - from;
  if (count < 2) return 0;
  let mean = 0;
  for (let index = from; index < to; index += 1) mean += values[index]! / count;
  let squares = 0;
  for (let index = from; index < to; index += 1) squares += (values[index]! - mean) ** 2;
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
      const { isPair, index } = own.parts[at]!;
      const cell = isPair ? scored.pairCells[index]! : scored.cells[index]!;
      addPart(into.logOdds, own.parts[at]!, { cell, from: own.from, to: own.to });
    }
    into.errors[subScore] = own.scale * deviationOf(into.logOdds, own.from, own.to);
  }
};
