import type { RequestHandler } from 'express';
import type { z } from 'zod';
import { overrideAnswer, type OverrideAnswer } from '../answers/overrides.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { refuseStep, standingOf, takeStep, type StepAsker } from '../override-steps.ts';
import { settleSchema } from '../requests/override.ts';
import type { Override } from '../store/overrides.ts';
import { askerOf, lockOverride, overrideIdOf } from './override-of-path.ts';

type Refusing = { readonly id: string; readonly body: z.output<typeof settleSchema>; readonly by: StepAsker };

const refuse = async (context: Context, tx: Tx, { id, body, by }: Refusing): Promise<OverrideAnswer> => {
  const { override, today } = await lockOverride(tx, id, by.now);
  // One click that arrives twice is one refusal.
  if (override.state === 'refused' && override.settledBy?.id === body.by.id) return overrideAnswer(override, today);
  if (override.state !== 'requested') return refuseStep(override, today, 'refused');
  const refused: Override = {
    ...override,
    state: 'refused',
    settledBy: body.by,
    settledAt: by.now.toISOString(),
    settledNote: body.note ?? null,
  };
  const standing = await standingOf(tx, override.companyKey);
  await takeStep(context, tx, { step: 'refused', override: refused, standing, by });
  return overrideAnswer(refused, today);
};

/** POST /v1/overrides/{override}/refuse: the request is declined, and nothing is released. */
export const refuseOverride =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const id = overrideIdOf(request);
    const body = checkBody(settleSchema, parseJson(bytesOf(request.body)));
    const asked = { id, body, by: askerOf(context, response) };
    const { tenantId } = callerOf(response);
    const answer = await context.database.inTenant(tenantId, (tx) => refuse(context, tx, asked));
    context.outbox.nudge();
    response.json(answer);
  };
