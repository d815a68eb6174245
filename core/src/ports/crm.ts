import type { CompanyInput } from '../company/company.ts';
import type { Money } from '../money.ts';
import type { IsoDate } from '../signal/signal.ts';

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

/** A reason as a person in the CRM reads it. */
export type CrmReason = { readonly code: string; readonly direction: 'up' | 'down'; readonly text: string };

/** What a CRM's fields for list views and reports receive; the card itself is read from us. */
export type CrmDecision = {
  readonly decisionId: string;
  readonly companyName?: string;
  /** True when the score rests on so little that it should not be shown alone. */
  readonly isTooLittleData: boolean;
  readonly score: number;
  readonly grade: string;
  /** Within 12 months, 0..1. */
  readonly probabilityOfDefault: number;
  readonly outcome: string;
  readonly limit: Money;
  /** The weightiest first, at most four, in the tenant's language. */
  readonly reasons: readonly CrmReason[];
  readonly decidedAt: string;
  /** From then on the decision should not be relied on. */
  readonly expiresAt: string;
};

/** Something for a person to do about an account. Plain text; `body` has its lines parted by line feeds. */
export type CrmTask = {
  /** Ours, and unique in the tenant's CRM: writing the same key again must leave one task. */
  readonly key: string;
  readonly subject: string;
  readonly body: string;
  /** As the CRM names its users; without one the CRM's own default applies. */
  readonly owner?: string;
  readonly dueOn: IsoDate;
  readonly priority: 'high' | 'normal' | 'low';
  /** Where the whole decision can be read. */
  readonly link?: string;
};

/** Why a task is over; `comment` is for the person who finds it done. */
export type CrmTaskEnd = { readonly key: string; readonly taskId: string; readonly comment: string };

/** A person: who they are in the CRM, and how they are called there. Personal: never in logs, events or metrics. */
export type CrmPerson = { readonly id: string; readonly name: string };

/** What became of an override of the account's limit, for the people who asked for it or have to know of it. */
export type CrmOverride = {
  readonly overrideId: string;
  readonly state: 'requested' | 'approved' | 'refused' | 'ended' | 'expired';
  /** Who brought it into this state; of an expired one, who approved it. */
  readonly by: CrmPerson;
  /** The last day on which it holds; absent where nobody has said it yet, or the request was refused. */
  readonly endsOn?: IsoDate;
  readonly amount: Money;
  /** The CRM's own id of the one order that it covers; absent for one that covers the account until its end. */
  readonly orderId?: string;
  /** What that person wrote. */
  readonly note?: string;
  /** True when it was approved although the company was refused; any other rests once the company is refused. */
  readonly coversRefusal: boolean;
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
 * keeps its id when it is sent again; a decision that is written twice changes nothing the second time; a task is found
 * again by its key, so that one is there however often it is written; closing it twice changes nothing; a CRM that is
 * down, slow or over its rate limit throws a `CrmError` that says whether and when to try again.
 */
export type Crm = {
  readonly name: string;
  /** What the CRM's events call a field of the company, below `account`; a field that is absent here is called as we do. */
  readonly fieldNames?: Partial<Readonly<Record<keyof CompanyInput, string>>>;
  readEvents(request: SignedRequest): EventReading;
  writeDecision(account: CrmAccountKey, decision: CrmDecision): Promise<void>;
  /** Answers the CRM's own id of the task. */
  writeTask(account: CrmAccountKey, task: CrmTask): Promise<{ readonly taskId: string }>;
  /** Completes the task, or comments on one that a person has completed. A task that is gone is no error. */
  closeTask(account: CrmAccountKey, end: CrmTaskEnd): Promise<void>;
  /** Tells of an override, by its id and state; twice changes nothing. Absent where the CRM has no place for it. */
  writeOverride?(account: CrmAccountKey, override: CrmOverride): Promise<void>;
};

export type CrmErrorCode = 'crm_unavailable' | 'crm_rate_limited' | 'crm_refused' | 'crm_account_gone';

/** A CRM did not take what we wrote. `isRetryable` says whether trying later may help. */
export class CrmError extends Error {
  readonly code: CrmErrorCode;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: CrmErrorCode, message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CrmError';
    this.code = code;
    this.isRetryable = code === 'crm_unavailable' || code === 'crm_rate_limited';
    this.retryAfterMs = options.retryAfterMs;
  }
}
