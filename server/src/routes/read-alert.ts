import type { RequestHandler } from 'express';
import { alertAnswer } from '../answers/alerts.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { languageOf } from '../http/language.ts';
import { readAlertRow } from '../store/alert-list.ts';
import { notFound } from './not-found.ts';
import { parameterOf } from './path-parameters.ts';

/** GET /v1/alerts/{alertId}. */
export const readAlert =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const id = parameterOf(request, 'alertId');
    const alert = await database.inTenant(callerOf(response).tenantId, (tx) => readAlertRow(tx, id));
    if (alert === undefined) throw notFound('alert');
    response.json(alertAnswer(alert, languageOf(request, response)));
  };
