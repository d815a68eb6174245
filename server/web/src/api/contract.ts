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
  readonly updated_at: string;
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
