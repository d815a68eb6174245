import type { Template } from '../decision/fill-template.ts';
import type { Language } from '../language.ts';
import type { AlertCause, AlertFactCode, Severity } from './alert.ts';
import { EN_ALERTS } from './texts/en.ts';
import { ES_ALERTS } from './texts/es.ts';
import { FR_ALERTS } from './texts/fr.ts';
import { PT_ALERTS } from './texts/pt.ts';

/** Templates follow the syntax of `fillTemplate`; the value is the fact's own, or its date where it has none. */
export type AlertTexts = {
  readonly causes: Readonly<Record<AlertCause, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly facts: Readonly<
    Record<
      AlertFactCode,
      {
        /** Goes on after the company's name: no capital, no full stop. */
        readonly title: Template;
        /** One sentence or two on what happened. */
        readonly cause: Template;
        /** What the account owner should do. */
        readonly action: string;
      }
    >
  >;
  /** How a claim is kept: under French law, and where the law is another one. Added where proceedings were opened. */
  readonly claim: { readonly FR: string; readonly other: string };
  /** The figure before, after the sentence of the cause. */
  readonly before: Template;
  readonly subject: (name: string, title: string) => string;
  readonly lines: {
    readonly company: string;
    readonly source: string;
    readonly reference: string;
    readonly reason: string;
    readonly score: string;
    readonly grade: string;
    readonly limit: string;
    readonly decision: string;
    readonly action: string;
    readonly link: string;
  };
  /** Between a line's label and what it says: French has a space before its colon. */
  readonly colon: string;
  readonly digest: {
    readonly subject: (companies: number, day: string) => string;
    readonly lead: string;
    readonly limit: Template;
    readonly more: (companies: number) => string;
  };
  readonly ends: Readonly<Record<AlertCause, string>>;
  readonly superseded: string;
  readonly unwatched: string;
};

const TEXTS: Readonly<Record<Language, AlertTexts>> = { en: EN_ALERTS, fr: FR_ALERTS, es: ES_ALERTS, pt: PT_ALERTS };

/** Every text on alerts in one language. */
export const alertTexts = (language: Language): AlertTexts => TEXTS[language];

/** The names of causes and severities, for lists and filters. */
export const alertLabels = (language: Language): Pick<AlertTexts, 'causes' | 'severities'> => {
  const { causes, severities } = TEXTS[language];
  return { causes, severities };
};
