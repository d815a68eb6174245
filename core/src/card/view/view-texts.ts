import type { Language } from '../../language.ts';
import { EN_VIEW_TEXTS } from './texts/en.ts';
import { ES_VIEW_TEXTS } from './texts/es.ts';
import { FR_VIEW_TEXTS } from './texts/fr.ts';
import { PT_VIEW_TEXTS } from './texts/pt.ts';

type Situation = { readonly headline: string; readonly text: string };

/** The card's own words in one language; amounts, dates and counts come written. */
export type ViewTexts = {
  readonly label: string;
  readonly situations: Readonly<
    Record<
      | 'unsaved'
      | 'none'
      | 'assessing'
      | 'slow'
      | 'choose_company'
      | 'no_company'
      | 'failed'
      | 'offline'
      | 'not_configured'
      | 'refused',
      Situation
    >
  >;
  readonly notices: {
    /** Why the card is not from now; `date` is when the decision on it was made. */
    readonly lastKnown: Readonly<Record<'offline' | 'not_configured' | 'refused', (date: string) => string>>;
    readonly expired: (date: string) => string;
    readonly naturalPerson: string;
  };
  readonly score: {
    readonly label: string;
    readonly outOf: (total: string) => string;
    readonly grade: (grade: string, band: string) => string;
    readonly oneIn: (count: string) => string;
    readonly chance: (probability: string) => string;
    readonly between: (low: string, high: string) => string;
    readonly confidence: (percent: string) => string;
  };
  readonly delta: {
    readonly since: (delta: string, date: string) => string;
    readonly unchanged: (date: string) => string;
    readonly rose: (points: string, date: string) => string;
    readonly fell: (points: string, date: string) => string;
  };
  readonly limit: {
    readonly inForce: string;
    readonly proposed: string;
    readonly proposedIs: (amount: string) => string;
    readonly terms: (days: number) => string;
    readonly parts: Readonly<Record<'open' | 'ordered' | 'reserved' | 'free', string>>;
    readonly used: (used: string, limit: string, free: string) => string;
    readonly over: (amount: string, limit: string) => string;
  };
  readonly reasons: {
    readonly title: string;
    readonly known: string;
    readonly rule: string;
    readonly more: (count: number) => string;
    readonly points: (points: string) => string;
    readonly start: string;
    readonly other: string;
    readonly sum: string;
    readonly scaleEnds: string;
    readonly total: string;
  };
  readonly whatIfs: { readonly title: string; readonly hint: string };
  readonly missing: { readonly title: string; readonly toGetAScore: string };
  readonly freshness: {
    readonly title: string;
    readonly decidedAgo: (age: string) => string;
    readonly decidedOn: (date: string) => string;
    readonly validUntil: (date: string) => string;
    readonly expiredOn: (date: string) => string;
  };
  readonly match: {
    readonly title: string;
    readonly match: (percent: string) => string;
    readonly choose: string;
    readonly chooseNamed: (name: string, details: string) => string;
    readonly statuses: Readonly<Record<'active' | 'ceased', string>>;
  };
  readonly refresh: {
    readonly refresh: string;
    readonly assess: string;
    readonly retry: string;
    readonly askAgain: string;
    readonly free: (date: string) => string;
    readonly freeToday: (time: string) => string;
    readonly oneUnit: string;
    readonly spoken: (label: string, cost: string) => string;
  };
  readonly actions: { readonly history: string; readonly override: string; readonly settings: string };
};

const TEXTS: Readonly<Record<Language, ViewTexts>> = {
  en: EN_VIEW_TEXTS,
  fr: FR_VIEW_TEXTS,
  es: ES_VIEW_TEXTS,
  pt: PT_VIEW_TEXTS,
};

export const viewTexts = (language: Language): ViewTexts => TEXTS[language];
