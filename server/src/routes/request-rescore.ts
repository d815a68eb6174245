import { runPolicyCase, type Policy } from '@creditline/core';
import type { RequestHandler } from 'express';
import { rescoreAnswer } from '../answers/rescore.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { AppError, invalidBody, type FieldFault } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { missingRules, recorded } from '../recorded-rules.ts';
import { draftOf } from '../requests/draft-policy.ts';
import { rescoreSchema } from '../requests/rescore.ts';
import { appendAudit, findAuditBySha256 } from '../store/audit.ts';
import { addToOutbox } from '../store/outbox.ts';
import { findOpenRescore, insertRescore, lockRescores, type NewRescore, type Rescore } from '../store/rescores.ts';

/** A draft that contradicts its own cases is a mistake, and a run over the portfolio would not show which. */
const caseFaults = (policy: Policy): readonly FieldFault[] =>
  policy.cases.flatMap((one, index) => {
    const { passed, outcome, limitMinor, reasons } = runPolicyCase(policy, one);
    const message = `"${one.name}" comes out as ${outcome}, limit ${limitMinor}, reasons ${reasons.join(', ') || 'none'}`;
    return passed ? [] : [{ field: `policy.cases.${index}`, message }];
  });

/** The rules of the run as the chain holds them; what it does not hold yet is added to it. */
const recordRules = async (context: Context, tx: Tx, { tenantId, draft }: { tenantId: string; draft?: Policy }) => {
  for (const record of await missingRules(context, tx, tenantId)) await appendAudit(tx, record);
  const scorecardSha256 = context.scorecard.sha256;
  if (draft === undefined)
    return { scorecardSha256, policyKind: 'policy', policySha256: context.policy.sha256 } as const;
  const { body, sha256 } = recorded(draft);
  const kind = 'policy.draft';
  if ((await findAuditBySha256(tx, kind, sha256)) === undefined) await appendAudit(tx, { kind, body });
  return { scorecardSha256, policyKind: kind, policySha256: sha256 } as const;
};

/** One run at a time: each reads the whole portfolio, and two that apply what they found would do so twice. */
const add = async (tx: Tx, order: NewRescore): Promise<Rescore> => {
  await lockRescores(tx);
  const open = await findOpenRescore(tx);
  if (open !== undefined) {
    const detail = `The run ${open} is not over yet. Wait for its end, or end it: DELETE /v1/portfolio/rescores/${open}`;
    throw new AppError('rescore_running', 'a run is not over yet', { detail, members: { rescore: open } });
  }
  return insertRescore(tx, order);
};

/** POST /v1/portfolio/rescore: orders a run over the watched companies. No source is asked, and no unit consumed. */
export const requestRescore =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const { filter = {}, policy, apply = false } = checkBody(rescoreSchema, parseJson(bytesOf(request.body)));
    const draft = policy === undefined ? undefined : draftOf(context.policy.value, policy);
    const faults = draft === undefined ? [] : caseFaults(draft);
    if (faults.length > 0) throw invalidBody(faults);
    const now = context.now();
    const id = context.newId();
    const rescore = await context.database.inTenant(tenantId, async (tx) => {
      const rules = await recordRules(context, tx, { tenantId, ...(draft === undefined ? {} : { draft }) });
      const order: NewRescore = {
        id,
        filter,
        isDraft: draft !== undefined,
        applies: apply,
        decidedAt: now.toISOString(),
        ...rules,
      };
      const made = await add(tx, order);
      await addToOutbox(tx, { topic: 'rescore-portfolio', payload: { rescoreId: id, part: 1 }, dedupeKey: `${id}:1` });
      return made;
    });
    context.outbox.nudge();
    response.status(202).json(rescoreAnswer(rescore, now));
  };
