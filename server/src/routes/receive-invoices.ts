import { dayOf } from '@creditline/core';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { invalidBody } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { isPosted, ledgerFaults, ledgerSchema, type LedgerBody, type PostedInvoice } from '../requests/ledger.ts';
import { orderLedgerLooks, saveBatch, type ReportedInvoice } from '../store/ledger-batch.ts';

/** 500 invoices with the longest ids that are allowed. */
export const LEDGER_LIMIT_BYTES = 512 * 1024;

/** A ledger comes in batches: those that follow within this time are seen by the same look. */
const GATHER_MS = 2_000;

const reported = (invoice: PostedInvoice): ReportedInvoice => ({
  id: invoice.id,
  account: invoice.account,
  issuedOn: invoice.issued_on,
  dueOn: invoice.due_on,
  paidOn: invoice.paid_on ?? null,
  amountMinor: invoice.amount.minor,
  openMinor: invoice.open.minor,
  currency: invoice.amount.currency,
  isDisputed: invoice.disputed ?? false,
});

const readBatch = ({ crms }: Context, body: Buffer, now: Date): LedgerBody => {
  const batch = checkBody(ledgerSchema, parseJson(body));
  const known = crms.map(({ name }) => name);
  const faults = [
    ...(known.includes(batch.crm) ? [] : [{ field: 'crm', message: `must be one of ${known.join(', ')}` }]),
    ...ledgerFaults(batch, dayOf(now.toISOString())),
  ];
  if (faults.length > 0) throw invalidBody(faults);
  return batch;
};

/**
 * POST /v1/ledger/invoices: keeps what an ERP reports of its own invoices, and orders one look at each watched company
 * whose figures changed. Sent again it changes nothing.
 */
export const receiveInvoices =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const now = context.now();
    const { crm, invoices } = readBatch(context, bytesOf(request.body), now);
    const cancelled = invoices.filter((entry) => !isPosted(entry)).map(({ id }) => id);
    const batch = { crm, invoices: invoices.filter(isPosted).map(reported), cancelled, now };
    const { changed, companyKeys } = await context.database.inTenant(tenantId, async (tx) => {
      const outcome = await saveBatch(tx, batch);
      const availableAt = new Date(now.getTime() + GATHER_MS);
      await orderLedgerLooks(tx, { companyKeys: outcome.companyKeys, batchId: context.newId(), availableAt });
      return outcome;
    });
    if (companyKeys.length > 0) context.outbox.nudge();
    response.status(202).json({ received: invoices.length, unchanged: invoices.length - changed });
  };
