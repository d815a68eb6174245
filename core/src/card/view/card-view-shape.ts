import type { CardCandidate } from '../card.ts';
import type { Grade } from '../../scoring/assessment.ts';

export type CardState =
  | 'unsaved'
  | 'none'
  | 'assessing'
  | 'decided'
  | 'too_little_data'
  | 'choose_company'
  | 'failed'
  | 'offline'
  | 'not_configured'
  | 'refused';

/** Which colours a shell uses; every tone is also said in words. */
export type Tone = 'good' | 'caution' | 'review' | 'bad' | 'neutral';

export type CardNotice = { readonly key: string; readonly tone: Tone; readonly text: string };

export type HeadlinePart = {
  readonly tone: Tone;
  /** The name of the whole card, for screen readers. */
  readonly label: string;
  /** "Accept", "Which company is it?" */
  readonly headline: string;
  /** One sentence: what to do next, or what is going on. */
  readonly text: string;
};

export type ScorePart = {
  readonly label: string;
  readonly value: string;
  readonly outOf: string;
  /** 0..1 of the scale. */
  readonly share: number;
  readonly grade: Grade;
  readonly band: string;
  /** "Grade B: Strong" */
  readonly gradeText: string;
  readonly chance: string;
  readonly range: string;
  readonly confidence: string;
};

export type DeltaPart = {
  readonly direction: 'up' | 'down' | 'same';
  /** "−84 since 12 Sept 2026" */
  readonly text: string;
  readonly spoken: string;
};

export type LimitBarPart = {
  readonly kind: 'open' | 'ordered' | 'reserved' | 'free';
  readonly label: string;
  readonly amount: string;
  /** Where the part begins and how much of the bar it is, both 0..1; the shares of all parts sum to 1. */
  readonly start: number;
  readonly share: number;
};

export type LimitBar = {
  readonly parts: readonly LimitBarPart[];
  /** Where the limit stands on the bar, 0..1; 1 unless more is used than the limit. */
  readonly limitAt: number;
  readonly isOver: boolean;
  /** "€12,000 of €25,000 used, €13,000 free" or "€3,000 over the limit of €25,000" */
  readonly text: string;
};

export type LimitPart = {
  readonly label: string;
  readonly amount: string;
  /** Where the limit in force is not the proposed one. */
  readonly proposed: string | null;
  readonly boundBy: string | null;
  readonly terms: string | null;
  /** Null while nothing is known of what is used, and where there is neither a limit nor any use. */
  readonly bar: LimitBar | null;
};

export type ReasonRow = {
  readonly key: string;
  readonly direction: 'up' | 'down' | 'rule';
  /** "+64", "rule" */
  readonly points: string;
  readonly text: string;
  /** "INPI · 3 Mar 2026" */
  readonly source: string | null;
  readonly spoken: string;
};

export type ReasonsPart = {
  readonly title: string;
  readonly first: readonly ReasonRow[];
  readonly more: readonly ReasonRow[];
  /** "3 more reasons", or how the points add up where there are no more; null where there is neither. */
  readonly moreLabel: string | null;
  /** Starting point, other effects, total: with the reasons' points they add up to the score. */
  readonly sum: readonly { readonly key: string; readonly label: string; readonly points: string }[];
};

export type WhatIfsPart = {
  readonly title: string;
  readonly hint: string;
  readonly rows: readonly { readonly key: string; readonly text: string }[];
};

export type MissingPart = {
  readonly title: string;
  readonly rows: readonly { readonly key: string; readonly label: string }[];
  /** Whose facts would narrow the estimate most. */
  readonly most: string | null;
};

export type FreshnessPart = {
  readonly state: 'fresh' | 'stale' | 'expired';
  /** "Decided 3 hours ago" */
  readonly age: string;
  /** "Valid until 20 Feb 2027" */
  readonly validity: string;
  readonly title: string;
  readonly sources: readonly {
    readonly key: string;
    readonly label: string;
    readonly status: string;
    readonly date: string | null;
    readonly isCurrent: boolean;
  }[];
};

export type CandidateRow = {
  readonly key: string;
  readonly name: string;
  /** "44000 Nantes · 000000083" */
  readonly details: string;
  readonly status: string | null;
  readonly match: string;
  readonly choose: string;
  readonly spoken: string;
  /** What to send back when it is chosen. */
  readonly candidate: CardCandidate;
};

export type CandidatesPart = { readonly title: string; readonly rows: readonly CandidateRow[] };

export type RefreshButton = {
  readonly label: string;
  /** "free until 14:05", "costs 1 unit"; null where nothing is bought. */
  readonly cost: string | null;
  readonly spoken: string;
  /** True when the sources are to be asked although their answers are still fresh. */
  readonly force: boolean;
};

export type RefreshPart = { readonly isEnabled: boolean; readonly buttons: readonly RefreshButton[] };

/** The card, ready to be laid out. A part that has nothing to show is null; no text is ever empty. */
export type CardView = HeadlinePart & {
  readonly state: CardState;
  readonly isBusy: boolean;
  readonly company: { readonly name: string | null; readonly identifier: string; readonly match: string } | null;
  readonly notices: readonly CardNotice[];
  readonly score: ScorePart | null;
  readonly delta: DeltaPart | null;
  readonly limit: LimitPart | null;
  readonly reasons: ReasonsPart | null;
  readonly whatIfs: WhatIfsPart | null;
  readonly missing: MissingPart | null;
  readonly freshness: FreshnessPart | null;
  readonly candidates: CandidatesPart | null;
  /** Null where nobody may ask. */
  readonly refresh: RefreshPart | null;
  readonly actions: { readonly history: string; readonly override: string; readonly settings: string };
  /** One text for screen readers, said when it changes. */
  readonly announcement: string;
};
