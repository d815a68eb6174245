import {
  canonicalJson,
  decide,
  type Decision,
  type DecisionInput,
  type Policy,
  type RulesReference,
  type Scorecard,
} from '@creditline/core';
import {
  EMPTY_RESULT,
  largestRefused,
  type NewlyRefused,
  type RescoreChange,
  type RescoreResult,
  type RescoreStanding,
} from './rescore-result.ts';

/** A company with its standing decision. `recorded` is JSON with the member `input`: the facts of that decision. */
export type RescoreRow = {
  readonly companyKey: string;
  /** Of the audit record that holds the facts. */
  readonly sequence: number;
  readonly before: RescoreStanding;
  readonly recorded: string;
};

export type RescoreRules = {
  readonly scorecard: Scorecard;
  readonly policy: Policy;
  readonly references: { readonly scorecard: RulesReference; readonly policy: RulesReference };
};

/** What the audit record of a chunk says of the run. */
export type RescoreOrder = {
  readonly rescoreId: string;
  readonly chunk: number;
  readonly decidedAt: string;
  readonly codeVersion: string;
  readonly applies: boolean;
};

export type RescoredChunk = {
  readonly count: number;
  readonly result: RescoreResult;
  readonly changes: readonly RescoreChange[];
  /** Canonical JSON of a `RescoreRecord`. */
  readonly auditBody: string;
};

/**
 * One company in an audit record: its key, the sequence of the record that holds its facts, and what came out. Null
 * members where its facts could not be decided about.
 */
export type RescoreLine = readonly [
  companyKey: string,
  sequence: number,
  outcome: string | null,
  score: number | null,
  grade: string | null,
  limitMinor: number | null,
];

/**
 * The body of an audit record of kind `portfolio.rescored`. A line is made again by deciding, at `decidedAt`, the input
 * of the decision record that it names, with the scorecard and policy of these hashes and without what-ifs. Limits are
 * in the policy's currency.
 */
export type RescoreRecord = {
  readonly format: 1;
  readonly rescoreId: string;
  readonly chunk: number;
  readonly decidedAt: string;
  readonly codeVersion: string;
  readonly applies: boolean;
  readonly scorecard: RulesReference;
  readonly policy: RulesReference;
  readonly lines: readonly RescoreLine[];
};

/** The recorded facts decided about again on another day or with other rules. */
export const redecide = (recorded: string, decidedAt: string, rules: RescoreRules): Decision => {
  // The server wrote this record itself.
  const { input } = JSON.parse(recorded) as { readonly input: DecisionInput };
  const { scorecard, policy } = rules;
  return decide({ ...input, decidedAt }, { scorecard, policy, whatIfs: false });
};

const standingOf = ({ outcome, assessment, limit }: Decision): RescoreStanding => ({
  outcome,
  grade: assessment.grade,
  score: assessment.score,
  limitMinor: limit.minor,
  currency: limit.currency,
});

const differs = (a: RescoreStanding, b: RescoreStanding): boolean =>
  a.outcome !== b.outcome ||
  a.grade !== b.grade ||
  a.score !== b.score ||
  a.limitMinor !== b.limitMinor ||
  a.currency !== b.currency;

type Tally = {
  readonly outcomes: Record<string, number>;
  readonly grades: Record<string, number>;
  readonly limitBefore: Record<string, number>;
  readonly limitAfter: Record<string, number>;
  readonly refused: NewlyRefused[];
  readonly changes: RescoreChange[];
  readonly lines: RescoreLine[];
  failed: number;
};

const add = (counts: Record<string, number>, name: string, amount: number): void => {
  counts[name] = (counts[name] ?? 0) + amount;
};

const addCompany = (tally: Tally, { companyKey, sequence, before }: RescoreRow, decision: Decision): void => {
  const after = standingOf(decision);
  add(tally.outcomes, `${before.outcome}>${after.outcome}`, 1);
  add(tally.grades, `${before.grade}>${after.grade}`, 1);
  add(tally.limitBefore, before.currency, before.limitMinor);
  add(tally.limitAfter, after.currency, after.limitMinor);
  tally.lines.push([companyKey, sequence, after.outcome, after.score, after.grade, after.limitMinor]);
  if (!differs(before, after)) return;
  const reasons = decision.reasons.map(({ code }) => code);
  tally.changes.push({ companyKey, from: before, to: after, reasons });
  if (after.outcome === 'refuse' && before.outcome !== 'refuse')
    tally.refused.push({ companyKey, limitMinor: before.limitMinor, currency: before.currency });
};

const addRow = (
  tally: Tally,
  row: RescoreRow,
  { order, rules }: { order: RescoreOrder; rules: RescoreRules },
): void => {
  try {
    addCompany(tally, row, redecide(row.recorded, order.decidedAt, rules));
  } catch {
    // One record that an older release wrote otherwise must not stop a run over a million.
    tally.failed += 1;
    tally.lines.push([row.companyKey, row.sequence, null, null, null, null]);
  }
};

/** Decides about the companies of one chunk, counts what changes, and writes the audit record. Pure. */
export const rescoreChunk = (rows: readonly RescoreRow[], order: RescoreOrder, rules: RescoreRules): RescoredChunk => {
  const tally: Tally = {
    outcomes: {},
    grades: {},
    limitBefore: {},
    limitAfter: {},
    refused: [],
    changes: [],
    lines: [],
    failed: 0,
  };
  for (const row of rows) addRow(tally, row, { order, rules });
  const { outcomes, grades, limitBefore, limitAfter, refused, changes, lines, failed } = tally;
  const record: RescoreRecord = { format: 1, ...order, ...rules.references, lines };
  return {
    count: rows.length,
    result: {
      ...EMPTY_RESULT,
      outcomes,
      grades,
      limitBefore,
      limitAfter,
      changed: changes.length,
      failed,
      newlyRefused: largestRefused(refused),
    },
    changes,
    auditBody: canonicalJson(record),
  };
};
