import {
  canonicalJson,
  differencesOf,
  replay,
  type DecisionRecord,
  type Policy,
  type Replay,
  type Scorecard,
} from '@creditline/core';
import type { Tx } from './database.ts';
import { findAuditBySha256, readAuditRow, type AuditRow } from './store/audit.ts';
import { readDecision } from './store/decisions.ts';

/** A decision's audit record with the scorecard and policy records it refers to: all that a replay needs. */
export type AuditedDecision = {
  readonly row: AuditRow;
  readonly record: DecisionRecord;
  readonly scorecard: Scorecard;
  readonly policy: Policy;
  /** The decision as the API answers it, which must be the recorded one. */
  readonly answered: string;
};

/** Reads a decision's own record and its rules from the chain; undefined for an unknown or foreign id. */
export const readAuditedDecision = async (tx: Tx, decisionId: string): Promise<AuditedDecision | undefined> => {
  const decision = await readDecision(tx, decisionId);
  const row = decision === undefined ? undefined : await readAuditRow(tx, decision.audit.sequence);
  if (row === undefined) return undefined;
  // The server wrote this body itself, and the chain proves that it is unchanged.
  const record = JSON.parse(row.body) as DecisionRecord;
  const scorecard = await findAuditBySha256(tx, 'scorecard', record.scorecard.sha256);
  const policy = await findAuditBySha256(tx, 'policy', record.policy.sha256);
  if (scorecard === undefined || policy === undefined) {
    throw new Error(`the chain lacks the scorecard or policy of decision ${decisionId}`);
  }
  return {
    row,
    record,
    scorecard: JSON.parse(scorecard.body) as Scorecard,
    policy: JSON.parse(policy.body) as Policy,
    answered: decision!.body,
  };
};

export type DecisionReplay = Replay & {
  readonly sequence: number;
  readonly hash: string;
  readonly codeVersion: string;
};

/** Decides again from the audit chain alone and compares; undefined for an unknown or foreign id. */
export const replayDecision = async (tx: Tx, decisionId: string): Promise<DecisionReplay | undefined> => {
  const audited = await readAuditedDecision(tx, decisionId);
  if (audited === undefined) return undefined;
  const { row, record, scorecard, policy, answered } = audited;
  const again = replay(record, { scorecard, policy });
  const forged =
    answered === canonicalJson(record.decision) ? [] : differencesOf('answered', record.decision, JSON.parse(answered));
  return {
    ...again,
    identical: again.identical && forged.length === 0,
    differences: [...again.differences, ...forged],
    sequence: row.sequence,
    hash: row.hash,
    codeVersion: record.codeVersion,
  };
};
