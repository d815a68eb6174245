import { negotiateLanguage } from '@creditline/core';
import type { RequestHandler } from 'express';
import { settingsAnswer } from '../answers/settings.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { readOwnTenant } from '../store/tenants.ts';
import { chosenSettings } from '../tenant-settings.ts';

/** GET /v1/settings: what the tenant chose, with the shipped values elsewhere. */
export const readSettings =
  ({ database }: Context): RequestHandler =>
  async (_request, response) => {
    const { language, settings } = await database.inTenant(callerOf(response).tenantId, (tx) => readOwnTenant(tx));
    response.json(settingsAnswer(negotiateLanguage(language, 'en'), chosenSettings(settings)));
  };
