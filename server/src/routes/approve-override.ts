import type { Money } from '@creditline/core';
import type { RequestHandler } from 'express';
import type { z } from 'zod';
import { overrideAnswer, type OverrideAnswer } from '../answers/overrides.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { invalidBody } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { approvedBy, checkEnd, refuseStep, standingOf, takeStep, type StepAsker } from '../override-steps.ts';
import { approveSchema } from '../requests/override.ts';
import type { Override } from '../store/overrides.ts';
import { askerOf, lockOverride, overrideIdOf } from './override-of-path.ts';

type Approving = { readonly id: string; readonly body: z.output<typeof approveSchema>; readonly by: StepAsker };

/** What was asked for in one currency is given in it: nobody should compare amounts by heart. */
const amountOf = ({ requested }: Override, amount: Money | undefined): Money => {
  if (amount === undefined || amount.currency === requested.currency) return amount ?? requested;
  throw invalidBody([{ field: 'amount.currency', message: `must be ${requested.currency}, as asked for` }]);
};

/** One click that arrives twice is one approval. */
const isRepeated = (override: Override, { body }: Approving, amount: Money): boolean =>
  override.state === 'approved' &&
  override.settledBy?.id === body.by.id &&
  override.endsOn === body.ends_on &&
  override.amount.minor === amount.minor;

const approve = async (context: Context, tx: Tx, asked: Approving): Promise<OverrideAnswer> => {
  const { id, body, by } = asked;
  const { override, today } = await lockOverride(tx, id, by.now);
  const amount = amountOf(override, body.amount);
  if (isRepeated(override, asked, amount)) return overrideAnswer(override, today);
  if (override.state !== 'requested') return refuseStep(override, today, 'approved');
  checkEnd(body.ends_on, today);
  const standing = await standingOf(tx, override.companyKey);
  const approval = { by: body.by, endsOn: body.ends_on, amount, note: body.note ?? null, standing, now: by.now };
  const approved = approvedBy(override, approval);
  await takeStep(context, tx, { step: 'approved', override: approved, standing, by });
  return overrideAnswer(approved, today);
};

/** POST /v1/overrides/{override}/approve: a named person releases the order or the company until a day. */
export const approveOverride =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const id = overrideIdOf(request);
    const body = checkBody(approveSchema, parseJson(bytesOf(request.body)));
    const asked = { id, body, by: askerOf(context, response) };
    const { tenantId } = callerOf(response);
    const answer = await context.database.inTenant(tenantId, (tx) => approve(context, tx, asked));
    context.outbox.nudge();
    response.json(answer);
  };
