import { dayOf } from '@creditline/core';
import type { RequestHandler } from 'express';
import { ledgerAccount } from '../answers/ledger.ts';
import type { Context } from '../context.ts';
import { findCrm } from '../crms.ts';
import { callerOf } from '../http/authenticate.ts';
import { readLedger } from '../sources.ts';
import { readAccountInvoices, readLedgerAccount } from '../store/ledger-invoices.ts';
import { worthIn } from '../worth-in.ts';
import { notFound } from './not-found.ts';
import { accountIdOf, crmNameOf } from './path-parameters.ts';

/** GET /v1/ledger/accounts/{crm}/{accountId}: what arrived of an account's invoices, and what it says. */
export const readLedgerOfAccount =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const key = { crm: findCrm(context, crmNameOf(request)).name, accountId: accountIdOf(request) };
    const today = dayOf(context.now().toISOString());
    const { account, invoices } = await context.database.inTenant(callerOf(response).tenantId, async (tx) => ({
      account: await readLedgerAccount(tx, key),
      invoices: await readAccountInvoices(tx, key),
    }));
    if (!account.isKnown) throw notFound('account');
    const reading = readLedger(invoices, { today, worthOf: worthIn(context.policy.value) });
    response.json(ledgerAccount({ ...key, account, invoices, reading, today }));
  };
