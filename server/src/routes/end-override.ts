import type { RequestHandler } from 'express';
import type { z } from 'zod';
import { overrideAnswer, type OverrideAnswer } from '../answers/overrides.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { stateOf } from '../override-state.ts';
import { refuseStep, standingOf, takeStep, type StepAsker } from '../override-steps.ts';
import { settleSchema } from '../requests/override.ts';
import type { Override } from '../store/overrides.ts';
import { askerOf, lockOverride, overrideIdOf } from './override-of-path.ts';

type Ending = { readonly id: string; readonly body: z.output<typeof settleSchema>; readonly by: StepAsker };

const end = async (context: Context, tx: Tx, { id, body, by }: Ending): Promise<OverrideAnswer> => {
  const { override, today } = await lockOverride(tx, id, by.now);
  // One click that arrives twice is one end.
  if (override.state === 'ended' && override.endedBy?.id === body.by.id) return overrideAnswer(override, today);
  const state = stateOf(override, today);
  if (state !== 'approved' && state !== 'requested') return refuseStep(override, today, 'ended');
  const ended: Override = {
    ...override,
    state: 'ended',
    endedBy: body.by,
    endedAt: by.now.toISOString(),
    endedNote: body.note ?? null,
  };
  const standing = await standingOf(tx, override.companyKey);
  await takeStep(context, tx, { step: 'ended', override: ended, standing, by });
  return overrideAnswer(ended, today);
};

/** POST /v1/overrides/{override}/end: what was approved counts no more; a request that is still open is withdrawn. */
export const endOverride =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const id = overrideIdOf(request);
    const body = checkBody(settleSchema, parseJson(bytesOf(request.body)));
    const asked = { id, body, by: askerOf(context, response) };
    const { tenantId } = callerOf(response);
    const answer = await context.database.inTenant(tenantId, (tx) => end(context, tx, asked));
    context.outbox.nudge();
    response.json(answer);
  };
