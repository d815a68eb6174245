import { scoreAnswer, type Decision } from '@creditline/core';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { languageOf } from '../http/language.ts';
import { readDecision } from '../store/decisions.ts';
import { notFound } from './not-found.ts';
import { idOf } from './path-parameters.ts';

/** GET /v1/score/{id}: the decision as it was made, its texts in the language asked for now. */
export const readScore =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const id = idOf(request);
    const stored = await database.inTenant(callerOf(response).tenantId, (tx) => readDecision(tx, id));
    if (stored === undefined) throw notFound('score');
    // The server wrote this body itself; it is canonical JSON of a Decision.
    const decision = JSON.parse(stored.body) as Decision;
    const { unitsConsumed, audit } = stored;
    response.json(scoreAnswer({ decision, unitsConsumed, audit, language: languageOf(request, response) }));
  };
