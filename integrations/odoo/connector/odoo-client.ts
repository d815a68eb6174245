import type { CrmError } from '@creditline/core';
import type { z } from 'zod';
import type { answerSchema } from './schema.ts';

/** How a tenant's Odoo is reached. The key is that of `login`, and never leaves this connector but to `baseUrl`. */
export type OdooConnection = {
  /** Another one each time that the connection is made anew. */
  readonly id: string;
  /** Without a path, and without a slash at the end. */
  readonly baseUrl: string;
  readonly database: string;
  /** Odoo's own parameter `database.uuid`: a copy that was made by Odoo has another one. */
  readonly databaseUuid: string;
  /** `19.0`, `18.0`, `saas~18.3`. */
  readonly series: string;
  readonly login: string;
  readonly key: string;
};

export type OdooCall = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What became of a call: an answer of any status, or why there was none. */
export type OdooReply =
  | {
      readonly is: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | undefined>>;
      readonly startOfBody: string;
    }
  | { readonly is: 'unanswered'; readonly because: string; readonly isTls?: true };

/** Posts and does not throw; it alone decides which addresses may be called, and how long that may take. */
export type OdooPost = (call: OdooCall) => Promise<OdooReply>;

/** One message to the addon, as `creditline.inbox.receive` takes it. */
export type InboxEvent = { readonly id: string; readonly kind: string; readonly database_uuid: string } & Readonly<
  Record<string, unknown>
>;

export type InboxAnswer = z.output<typeof answerSchema>;

/** Both protocols of Odoo behind one call. Throws an OdooError. */
export type OdooClient = {
  receive(connection: OdooConnection, event: InboxEvent): Promise<InboxAnswer>;
};

/**
 * Why Odoo did not do what it was asked:
 * `unreachable` no answer, `tls` its certificate, `busy` 429, `failing` 5xx, `key_refused` 401, `rights_missing` 403,
 * `database_unknown`, `addon_missing` no such model or method, `refused` its own rules said no, `unreadable` no answer of Odoo.
 */
export const ODOO_FAULTS = [
  'unreachable',
  'tls',
  'busy',
  'failing',
  'key_refused',
  'rights_missing',
  'database_unknown',
  'addon_missing',
  'refused',
  'unreadable',
] as const;
export type OdooFault = (typeof ODOO_FAULTS)[number];

/** What trying later may mend. */
const PASSING: Partial<Record<OdooFault, CrmError['code']>> = {
  unreachable: 'crm_unavailable',
  tls: 'crm_unavailable',
  busy: 'crm_rate_limited',
  failing: 'crm_unavailable',
  unreadable: 'crm_unavailable',
};

/** `message` is in our words: what Odoo writes of an error quotes records and files. */
export class OdooError extends Error {
  readonly fault: OdooFault;
  readonly retryAfterMs: number | undefined;

  constructor(fault: OdooFault, message: string, options: { readonly retryAfterMs?: number | undefined } = {}) {
    super(message);
    this.name = 'OdooError';
    this.fault = fault;
    this.retryAfterMs = options.retryAfterMs;
  }

  get crmCode(): CrmError['code'] {
    return PASSING[this.fault] ?? 'crm_refused';
  }
}
