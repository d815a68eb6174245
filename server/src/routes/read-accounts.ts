import { toValue, type CrmAccount } from '@creditline/core';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { findCrm } from '../crms.ts';
import { lastIn } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { listAccounts, type Account } from '../store/accounts.ts';
import { countOpenAlerts } from '../store/count-open-alerts.ts';
import { crmNameOf } from './path-parameters.ts';

const MOST_LISTED = 100;

/** The record as the CRM sent it. */
const sentPart = ({ fields, owner }: Account) => {
  const account = fields['account'] as CrmAccount | undefined;
  return {
    name: fields['name'] ?? fields['credit_company_name'] ?? null,
    owner,
    requested_amount: account?.requestedAmount === undefined ? null : toValue(account.requestedAmount),
    payment_terms_days: account?.paymentTermsDays ?? null,
  };
};

/** The fields that a decision filled in the record. */
const creditPart = ({ fields, state }: Account) => ({
  state: state === 'decided' ? (fields['credit_state'] ?? state) : state,
  score: fields['credit_score'] ?? null,
  grade: fields['credit_grade'] ?? null,
  decision: fields['credit_decision'] ?? null,
});

/** One line of the CRM's own list view. */
const rowOf = (account: Account, openAlerts: ReadonlyMap<string, number>) => ({
  id: account.accountId,
  ...sentPart(account),
  ...creditPart(account),
  open_alerts: openAlerts.get(account.companyKey ?? '') ?? 0,
  updated_at: account.updatedAt,
});

/** GET /v1/crms/{crm}/accounts: the accounts that changed last. */
export const readAccounts =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const crm = findCrm(context, crmNameOf(request)).name;
    const [accounts, openAlerts] = await context.database.inTenant(callerOf(response).tenantId, async (tx) => {
      const listed = await listAccounts(tx, crm, MOST_LISTED);
      const keys = listed.flatMap(({ companyKey }) => (companyKey === null ? [] : [companyKey]));
      return [listed, await countOpenAlerts(lastIn(tx), keys)];
    });
    response.json({ accounts: accounts.map((account) => rowOf(account, openAlerts)) });
  };
