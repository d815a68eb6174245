import type { DecideFigures } from './decide-bench.ts';
import type { LoadRow, ServerFigures } from './server-bench.ts';

export type BenchReport = {
  readonly measuredAt: string;
  readonly node: string;
  readonly cores: number;
  readonly quick: boolean;
  readonly decide: DecideFigures;
  readonly server: ServerFigures;
};

type Row = readonly (string | number)[];

const table = (head: Row, rows: readonly Row[]): string => {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ');
  return cells.map(line).join('\n');
};

const micros = (nanos: number): string => (nanos / 1000).toFixed(1);
const times = (ratio: number): string => `${ratio.toFixed(1)}x`;

const decideTable = ({ companies, nanos, peerToDecide, peerToRules }: DecideFigures): string =>
  table(
    [`One company (of ${companies} generated)`, 'us', 'json-rules-engine takes'],
    [
      ['score with all contributions (scoreInto alone)', micros(nanos.contributions), ''],
      ['facts -> score, probability, confidence (assess)', micros(nanos.assess), ''],
      ['the policy’s rules alone', micros(nanos.rules), times(peerToRules)],
      ['decide: score, rules, limit, reasons and what-ifs', micros(nanos.decide), times(peerToDecide)],
      ['json-rules-engine 7.3.1: the policy’s rules alone', micros(nanos.peer), ''],
    ],
  );

const manyTable = ({ many: { tables, pairs, bags, nanos, bytesEach, collections } }: DecideFigures): string =>
  table(
    [`One of many (${tables} tables, ${pairs} pairs, ${bags} bags)`, 'us', 'plain reading takes'],
    [
      ['score, probability, all contributions', micros(nanos.score), times(nanos.plain / nanos.score)],
      ['  and the reasons with their points', micros(nanos.reasons), times(nanos.plain / nanos.reasons)],
      ['  and the log-odds of every bag', micros(nanos.bags), times(nanos.plain / nanos.bags)],
      ['plain reading: all contributions', micros(nanos.plain), ''],
      [`heap for each of a million, bytes (${collections} collections)`, bytesEach.toFixed(1), ''],
    ],
  );

const bareOf = (loads: readonly LoadRow[], inFlight: number): LoadRow | undefined =>
  loads.find((row) => row.inFlight === inFlight && row.what.startsWith('bare'));

const loadRow = (row: LoadRow, loads: readonly LoadRow[]): Row => {
  const bare = bareOf(loads, row.inFlight);
  return [
    row.what,
    row.inFlight,
    row.perSecond,
    row.p50,
    row.p95,
    row.p99,
    row.errors,
    bare === undefined ? '' : times(row.p50 / bare.p50),
  ];
};

const loadTable = ({ loads, ping }: ServerFigures): string =>
  table(
    ['Under load (ms)', 'in flight', 'per second', 'p50', 'p95', 'p99', 'errors', 'p50 to bare'],
    [...loads, ping].map((row) => loadRow(row, loads)),
  );

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const mb = (value: number | undefined): string => (value === undefined ? 'not told' : `${value} MB`);

const singleTable = ({ coldStartMs, warmStartMs, alone, rssStartMb, rssLoadedMb }: ServerFigures): string =>
  table(
    ['The server', ''],
    [
      ['start, new folder', ms(coldStartMs)],
      ['start, folder with data', ms(warmStartMs)],
      ['POST /v1/score alone, asking all sources', ms(alone.totalMs)],
      ['  of it waiting for sources', ms(alone.sourcesMs)],
      ['  of it our own', `${ms(alone.ownMs)} (${Math.round((100 * alone.ownMs) / alone.totalMs)} %)`],
      ['memory after the start', mb(rssStartMb)],
      ['memory after the load', mb(rssLoadedMb)],
    ],
  );

/** The figures as text for a terminal. */
export const reportText = ({ decide, server, node, cores, quick }: BenchReport): string =>
  [
    `Node ${node}, ${cores} cores shared by the servers and the load${quick ? ', quick run' : ''}; embedded database.`,
    decideTable(decide),
    manyTable(decide),
    loadTable(server),
    singleTable(server),
  ].join('\n\n');
