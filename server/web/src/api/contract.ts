// The one place where the page meets core: the card's shape, types alone.
export type {
  Card,
  CardCandidate,
  CardCounterfactual,
  CardReason,
  DecidedCard,
} from '../../../../core/src/card/card.ts';
export type { FactKind } from '../../../../core/src/signal/signal.ts';

/** `GET /v1/ping`. */
export type Ping = {
  readonly status: string;
  readonly mode: 'sandbox' | 'live';
  readonly version: string;
  /** The policy's own currency first, then those that it holds a rate for. */
  readonly currencies: readonly string[];
};

/** A fictitious company and what it is there to show. */
export type SandboxCompany = {
  readonly key: string;
  readonly siren?: string;
  readonly vat?: string;
  readonly company_number?: string;
  readonly country: string;
  readonly name: string;
  readonly city?: string;
  readonly shows: string;
};

/** An account as the list shows it; score, grade and decision are null until there is a decision. */
export type AccountLine = {
  readonly id: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly requested_amount: { readonly value: number; readonly currency: string } | null;
  readonly payment_terms_days: number | null;
  readonly state: string;
  readonly score: number | null;
  readonly grade: string | null;
  readonly decision: string | null;
  /** How many alerts are open about its company. */
  readonly open_alerts?: number;
  readonly updated_at: string;
};

type Money = { readonly value: number; readonly currency: string };

/** `POST /v1/orders/check`: what this page reads of it, all in the limit's currency. */
export type CreditAnswer = {
  readonly limit: Money;
  readonly free: Money;
  readonly used: { readonly open: Money; readonly ordered: Money; readonly reserved: Money };
};

/** The record as a CRM sends it; amounts are decimal, terms are days. */
export type AccountFields = {
  readonly id: string;
  readonly name?: string;
  readonly siren?: string;
  readonly vat?: string;
  readonly company_number?: string;
  readonly country?: string;
  readonly owner?: string;
  readonly requested_amount?: { readonly value: number; readonly currency: string };
  readonly payment_terms_days?: number;
};

/** `POST /v1/score/{id}/replay`: identical, or where the two differ. */
export type Replay = {
  readonly identical: boolean;
  readonly sequence: number;
  readonly hash: string;
  readonly differences: readonly { readonly path: string; readonly recorded: unknown; readonly replayed: unknown }[];
};

/** What a person may let happen to a fictitious company. */
export const HAPPENINGS = [
  'liquidation_opened',
  'safeguard_opened',
  'cash_falls',
  'payment_incident',
  'accounts_filed',
  'recovered',
] as const;
export type HappeningKind = (typeof HAPPENINGS)[number];

/** `POST /v1/sandbox/events`: when nobody watches the company, no decision follows by itself. */
export type Happened = { readonly id: string; readonly event: HappeningKind; readonly is_watched: boolean };

/** A task of the sandbox CRM; the lines of its body are parted by line feeds. */
export type Task = {
  readonly id: string;
  readonly key: string;
  readonly subject: string;
  readonly body: string;
  readonly owner: string | null;
  readonly due_on: string;
  readonly priority: 'high' | 'normal' | 'low';
  readonly link: string | null;
  readonly state: 'open' | 'done';
  readonly comments: readonly { readonly at: string; readonly text: string }[];
  readonly created_at: string;
  readonly closed_at: string | null;
};

/** What the page shows of an alert; `text` says what happened, in the language of the page. */
export type Alert = {
  readonly id: string;
  readonly cause: string;
  readonly severity: 'critical' | 'high' | 'medium';
  readonly title: string;
  readonly text: string;
  readonly opened_at: string;
  readonly closed_at: string | null;
};

/** A company on the watchlist. */
export type Watched = {
  readonly watched_at: string;
  readonly due_at: string | null;
  readonly paused_at: string | null;
  readonly snoozed_until: string | null;
};
export type WatchChange = { readonly paused: boolean } | { readonly snoozed_until: string | null };
