import type { RequestHandler } from 'express';
import { cardOfAccount } from '../card-of-account.ts';
import type { Context } from '../context.ts';
import { findCrm } from '../crms.ts';
import { callerOf } from '../http/authenticate.ts';
import { languageOf } from '../http/language.ts';
import { notFound } from './not-found.ts';
import { accountIdOf, crmNameOf } from './path-parameters.ts';

/** GET /v1/crms/{crm}/accounts/{accountId}/card: what the card in the CRM shows now. */
export const readCard =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const crm = findCrm(context, crmNameOf(request)).name;
    const shown = { crm, accountId: accountIdOf(request), language: languageOf(request, response) };
    const card = await context.database.inTenant(callerOf(response).tenantId, (tx) =>
      cardOfAccount(context, tx, shown),
    );
    if (card === undefined) throw notFound('account');
    response.json(card);
  };
