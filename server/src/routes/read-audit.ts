import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { readAuditedDecision } from '../replay-decision.ts';
import { notFound } from './not-found.ts';
import { idOf } from './path-parameters.ts';

/** GET /v1/score/{id}/audit: every input fact with its source and date, what was applied, and the place in the chain. */
export const readAudit =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const id = idOf(request);
    const audited = await database.inTenant(callerOf(response).tenantId, (tx) => readAuditedDecision(tx, id));
    if (audited === undefined) throw notFound('score');
    const { row, record, scorecard, policy } = audited;
    response.json({
      sequence: row.sequence,
      hash: row.hash,
      previous_hash: row.previousHash,
      body_sha256: row.bodySha256,
      recorded_at: row.recordedAt,
      kind: row.kind,
      record,
      scorecard,
      policy,
    });
  };
