import type { RequestHandler } from 'express';
import { assessAccount } from '../jobs/assess-account.ts';
import { cardOfAccount } from '../card-of-account.ts';
import type { Context } from '../context.ts';
import { findCrm } from '../crms.ts';
import { callerOf } from '../http/authenticate.ts';
import { languageOf } from '../http/language.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import { refreshSchema } from '../requests/refresh.ts';
import { readAccount } from '../store/accounts.ts';
import { notFound } from './not-found.ts';
import { accountIdOf, crmNameOf } from './path-parameters.ts';

/** POST …/card/refresh and …/refresh: scores the account again now and answers its new card. */
export const refreshCard =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const crm = findCrm(context, crmNameOf(request)).name;
    const accountId = accountIdOf(request);
    const { force = false } = checkBody(refreshSchema, parseJson(bytesOf(request.body)));
    const { database } = context;
    const account = await database.inTenant(tenantId, (tx) => readAccount(tx, { crm, accountId }));
    if (account === undefined) throw notFound('account');
    await assessAccount(context, {
      tenantId,
      crm,
      accountId,
      decisionId: context.newId(),
      requestId: requestIdOf(response),
      force,
    });
    const shown = { crm, accountId, language: languageOf(request, response) };
    const card = await database.inTenant(tenantId, (tx) => cardOfAccount(context, tx, shown));
    if (card === undefined) throw notFound('account');
    response.json(card);
  };
