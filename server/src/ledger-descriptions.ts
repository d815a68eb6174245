import { ledgerAccountAnswer, ledgerReceivedAnswer } from './answers/ledger.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import { ledgerSchema } from './requests/ledger.ts';

/** The addresses under /v1/ledger. */
export const LEDGER_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'post /v1/ledger/invoices': {
    id: 'receiveInvoices',
    summary: "A tenant's ERP reports its own invoices",
    status: 202,
    answer: ledgerReceivedAnswer,
    request: ledgerSchema,
    errors: BODY_ERRORS,
  },
  'get /v1/ledger/accounts/:crm/:accountId': {
    id: 'readLedgerAccount',
    summary: "What is known of an account's invoices",
    status: 200,
    answer: ledgerAccountAnswer,
    errors: ['not_found', 'crm_unknown'],
  },
};
