import type { Grade } from '../scoring/assessment.ts';
import type { LimitBound, Outcome, SourceStatus } from '../decision/decision.ts';
import type { SourceGroup } from '../signal/signal.ts';

type Amount = { readonly value: number; readonly currency: string };

export type CardReason = {
  readonly code: string;
  readonly direction: 'up' | 'down';
  readonly points: number;
  readonly text: string;
  readonly source: string | null;
  /** What people call the source, in the card's language. */
  readonly source_label: string | null;
  readonly as_of: string | null;
};

/** A figure that a change moves, as a number, a date or an amount. */
export type CardFigure =
  | { readonly type: 'number' | 'ratio'; readonly value: number }
  | { readonly type: 'date'; readonly value: string }
  | { readonly type: 'money'; readonly value: Amount };

/** Before and after a change. */
export type FromTo<T> = { readonly from: T; readonly to: T };

/** What would have been decided had one fact been different: computed by the same model and rules, not foretold. */
export type CardCounterfactual = {
  readonly code: string;
  /** The code of the reason that the change answers. */
  readonly reason_code: string;
  /** "With new capital of €40,000 paid in": the change alone. */
  readonly condition: string;
  /** The condition and what would follow from it, as sentences. */
  readonly text: string;
  readonly change: { readonly from: CardFigure | null; readonly to: CardFigure };
  readonly score: FromTo<number>;
  readonly grade: FromTo<Grade>;
  readonly limit: FromTo<Amount>;
  readonly decision: FromTo<Outcome>;
};

/** Whose facts, of those that can still be had, would narrow the interval most; it promises no better score. */
export type WouldAddMost = {
  readonly group: SourceGroup;
  readonly label: string;
  /** One sentence: what of this group is missing, or too old or incomplete. */
  readonly text: string;
};

export type CardCandidate = {
  readonly siren?: string;
  readonly vat?: string;
  readonly company_number?: string;
  readonly country: string;
  readonly name: string;
  readonly city?: string;
  readonly postcode?: string;
  readonly status?: 'active' | 'ceased';
  readonly confidence: number;
};

/** What a card shows once there is a decision. Texts are in the language that was asked for. */
export type DecidedCard = {
  readonly state: 'decided' | 'too_little_data';
  readonly account_id: string;
  readonly score_id: string;
  readonly company: {
    readonly name: string | null;
    readonly siren?: string;
    readonly vat?: string;
    readonly company_number?: string;
    readonly country: string;
    readonly match: { readonly confidence: number };
  };
  readonly subject_kind: 'legal_person' | 'natural_person';
  readonly score: number;
  readonly grade: Grade;
  /** "Strong", "Weak": the grade is never shown by colour alone. */
  readonly band: string;
  readonly probability_of_default: number;
  /** PD as "1 in N companies like this one"; N is a whole number. */
  readonly one_in: number;
  /** The middle 80 %: the model's own errors, and what absent, old or incomplete sources could still say. */
  readonly pd_interval: readonly [number, number];
  /** 0..1: the share of the model's discrimination that is left with the sources at hand and their age. */
  readonly confidence: number;
  /** Null where nothing that can be had would narrow the interval, or where a fact refused the company. */
  readonly would_add_most: WouldAddMost | null;
  readonly decision: Outcome;
  readonly decision_label: string;
  /** One sentence: what to do next. */
  readonly next_step: string;
  readonly proposed_limit: Amount;
  readonly limit_bound_by: LimitBound;
  readonly limit_bound_text: string;
  readonly caps: readonly { readonly name: LimitBound; readonly label: string; readonly limit: Amount }[];
  readonly payment_terms_days: number;
  /** base_points + the reasons' points + other_points + clamped_points = score. */
  readonly base_points: number;
  readonly reasons: readonly CardReason[];
  /** At most four, for reasons that the company can change; in the order of the reasons. */
  readonly counterfactuals: readonly CardCounterfactual[];
  readonly other_points: number;
  /** What the ends of the scale cut off; 0 for almost every company. */
  readonly clamped_points: number;
  readonly missing: readonly { readonly group: string; readonly label: string }[];
  readonly sources: readonly {
    readonly name: string;
    readonly label: string;
    readonly status: SourceStatus;
    readonly status_label: string;
    readonly as_of: string | null;
    readonly latency_ms: number | null;
  }[];
  /** Against the last decision with another score; null while there is no history. */
  readonly delta: { readonly score: number; readonly since: string } | null;
  /** Oldest first, this decision last, at most 12. */
  readonly trend: readonly { readonly decided_at: string; readonly score: number }[];
  readonly decided_at: string;
  readonly expires_at: string;
  /** Until then a new score costs no unit and calls no source; null when a source is already due. */
  readonly fresh_until: string | null;
  readonly audit: { readonly sequence: number; readonly hash: string };
};

/** Everything that a card in any CRM can show; it holds no layout. */
export type Card =
  | DecidedCard
  | { readonly state: 'assessing'; readonly account_id: string; readonly since: string }
  | {
      readonly state: 'choose_company';
      readonly account_id: string;
      readonly candidates: readonly CardCandidate[];
    }
  | {
      readonly state: 'failed';
      readonly account_id: string;
      readonly problem: { readonly code: string; readonly title: string; readonly detail: string };
    };
