import type { CompanyInput } from '../company/company.ts';
import type { Money } from '../money.ts';

/** A record of a CRM: what the people there typed, and who owns it. */
export type CrmAccount = {
  readonly id: string;
  readonly company: CompanyInput;
  readonly city?: string;
  readonly postcode?: string;
  readonly owner?: string;
  readonly requestedAmount?: Money;
  readonly paymentTermsDays?: number;
};

/** What a CRM tells us: one change of one record. `account` is there when the event carries the record itself. */
export type CrmEvent = {
  readonly id: string;
  readonly type: 'account.created' | 'account.updated';
  readonly accountId: string;
  readonly account?: CrmAccount;
};

/** A request exactly as it arrived: signatures are made over raw bytes. */
export type SignedRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
};

/** What a CRM's fields for list views and reports receive; the card itself is read from us. */
export type CrmDecision = {
  readonly decisionId: string;
  readonly companyName?: string;
  /** True when the score rests on so little that it should not be shown alone. */
  readonly isTooLittleData: boolean;
  readonly score: number;
  readonly grade: string;
  readonly outcome: string;
  readonly limit: Money;
  readonly decidedAt: string;
};

/** One record in one tenant's CRM. */
export type CrmAccountKey = { readonly tenantId: string; readonly accountId: string };

/** The events of a request, or why it is refused: a fault names the field and what would be right. */
export type EventReading =
  | { readonly ok: true; readonly events: readonly CrmEvent[] }
  | { readonly ok: false; readonly reason: 'unverified' }
  | {
      readonly ok: false;
      readonly reason: 'invalid';
      readonly faults: readonly { readonly field: string; readonly message: string }[];
    };

/**
 * A CRM or ERP. Contract (test/contracts/crm.contract.ts): an altered body or a wrong signature is refused; an event
 * keeps its id when it is sent again; a decision that is written twice changes nothing the second time.
 */
export type Crm = {
  readonly name: string;
  readEvents(request: SignedRequest): EventReading;
  writeDecision(account: CrmAccountKey, decision: CrmDecision): Promise<void>;
};
