import type { LimitBound, Outcome, SourceStatus } from '../decision/decision.ts';
import type { Language } from '../language.ts';
import type { Grade } from '../scoring/assessment.ts';
import type { SourceGroup } from '../signal/signal.ts';
import { EN_LABELS } from './labels/en.ts';
import { ES_LABELS } from './labels/es.ts';
import { FR_LABELS } from './labels/fr.ts';
import { PT_LABELS } from './labels/pt.ts';

/** What to do next: one sentence for each outcome, and for two cases that go before the outcome's own. */
export type NextStep = Outcome | 'too_little_data' | 'natural_person';

/** Everything on a card that is neither a figure nor a reason, in one language. */
export type Labels = {
  /** The grade in a word: it is never shown by its letter or colour alone. */
  readonly bands: Readonly<Record<Grade, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly nextSteps: Readonly<Record<NextStep, string>>;
  /** `label` names the cap in a list; `boundBy` is the sentence under the limit that it decides. */
  readonly limitBounds: Readonly<Record<LimitBound, { readonly label: string; readonly boundBy: string }>>;
  readonly sourceGroups: Readonly<Record<SourceGroup, string>>;
  /** The group would narrow the estimate most: it is not there at all, or what is there is old or incomplete. */
  readonly narrowing: Readonly<Record<SourceGroup, { readonly absent: string; readonly partial: string }>>;
  /** Facts that came with the request itself, and connections that are not set up. */
  readonly statedSources: Readonly<Record<'request' | 'bank-connection', string>>;
  readonly sourceStatuses: Readonly<Record<SourceStatus, string>>;
};

const LABELS: Readonly<Record<Language, Labels>> = { en: EN_LABELS, fr: FR_LABELS, es: ES_LABELS, pt: PT_LABELS };

export const labelsFor = (language: Language): Labels => LABELS[language];
