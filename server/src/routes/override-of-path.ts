import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Tx } from '../database.ts';
import { readToday, type StepAsker } from '../override-steps.ts';
import { readOverride, type Override } from '../store/overrides.ts';
import { notFound } from './not-found.ts';
import { parameterOf } from './path-parameters.ts';

export const overrideIdOf = (request: Request): string => parameterOf(request, 'override');

export const askerOf = ({ now }: Pick<Context, 'now'>, response: Response): StepAsker => ({
  keyId: callerOf(response).keyId,
  requestId: requestIdOf(response),
  now: now(),
});

/** The override of an address, locked until the transaction ends, and today in the tenant's time zone. */
export const lockOverride = async (
  tx: Tx,
  id: string,
  now: Date,
): Promise<{ readonly override: Override; readonly today: string }> => {
  const override = await readOverride(tx, id, { lock: true });
  if (override === undefined) throw notFound('override');
  return { override, today: await readToday(tx, now) };
};
