import type { CompanyInput } from '../company/company.ts';
import type { IsoInstant, Signal, SourceGroup } from '../signal/signal.ts';
import type { SignedRequest } from './crm.ts';

/** What a source tells us unasked about one company. */
export type Notice = {
  /** The source's own id of the event: the same when it is sent again. */
  readonly eventId: string;
  /** When it happened, not when it was sent: notices of a company count in this order. */
  readonly eventAt: IsoInstant;
  /** What happened in the source's words, such as `judgment` or `account.updated`; for logs and records. */
  readonly kind: string;
  /** The facts that it carries. None: it only says that the source has to be asked again. */
  readonly signals: readonly Signal[];
  /** Its own part of a body that carried several, as it is kept; the whole body when absent. */
  readonly record?: string;
} & NoticeSubject;

/** A source of open registers names the company; one of private connections knows only its own user or account. */
export type NoticeSubject =
  | { readonly company: CompanyInput; readonly reference?: never }
  | {
      /** The source's id of what a tenant has connected; the tenant said which company that is. */
      readonly reference: string;
      readonly company?: never;
    };

/** `ignored` counts events that are none of ours, by the names that the adapter knows. */
export type NoticeReading =
  | { readonly ok: true; readonly notices: readonly Notice[]; readonly ignored: number }
  | { readonly ok: false; readonly reason: 'unverified' }
  | {
      readonly ok: false;
      readonly reason: 'invalid';
      readonly faults: readonly { readonly field: string; readonly message: string }[];
    };

export type NoticeContext = {
  /** Any of them may have signed: two are valid while one replaces the other. Never empty. */
  readonly secrets: readonly string[];
  readonly now: Date;
};

/**
 * A source that tells us when something happens. Contract (test/contracts/notice-source.contract.ts): an altered body, a
 * wrong or an old signature is refused as `unverified` before anything is parsed; a repeated event keeps its id; no fact
 * is dated in the future; it never throws for bytes of any kind. Unknown extra fields of a vendor are ignored.
 */
export type NoticeSource = {
  /** As in the address of POST /v1/sources/{name}/notices. */
  readonly name: string;
  /** The `Source` whose facts it changes. */
  readonly source: string;
  /** What its facts speak of, for a source that only tells and cannot be asked. */
  readonly groups: readonly SourceGroup[];
  /** How a secret is written: `whsec_` and base64 (Standard Webhooks), or any text that the vendor made. */
  readonly secretForm: 'standard_webhooks' | 'text';
  readNotices(request: SignedRequest, context: NoticeContext): NoticeReading;
  /**
   * For a caller whose API key has proved who it is: the same form without a signature. Absent where only the vendor
   * itself can send.
   */
  readUnsigned?(body: Uint8Array, now: Date): NoticeReading;
};
