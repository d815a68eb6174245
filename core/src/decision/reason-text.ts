import type { Language } from '../language.ts';
import type { Reason } from './decision.ts';
import type { ReasonCode } from './reason-code.ts';
import { fillTemplate, type Template } from './fill-template.ts';
import { EN_FIGURES } from './texts/en-figures.ts';
import { EN_RATIOS } from './texts/en-ratios.ts';
import { EN_STANDING } from './texts/en-standing.ts';
import { ES_FIGURES } from './texts/es-figures.ts';
import { ES_RATIOS } from './texts/es-ratios.ts';
import { ES_STANDING } from './texts/es-standing.ts';
import { FR_FIGURES } from './texts/fr-figures.ts';
import { FR_RATIOS } from './texts/fr-ratios.ts';
import { FR_STANDING } from './texts/fr-standing.ts';
import { PT_FIGURES } from './texts/pt-figures.ts';
import { PT_RATIOS } from './texts/pt-ratios.ts';
import { PT_STANDING } from './texts/pt-standing.ts';

/** Who reads: the salesperson who sells to the company, or the company itself (adverse-action notice). */
export const READERS = ['seller', 'company'] as const;
export type Reader = (typeof READERS)[number];

/** One sentence or two for each reader. The templates follow the syntax of `fillTemplate`. */
export type ReasonTexts = Readonly<Record<ReasonCode, Readonly<Record<Reader, Template>>>>;

// Each language is written in three files; a code that all forget does not compile here.
const TEXTS: Readonly<Record<Language, ReasonTexts>> = {
  en: { ...EN_STANDING, ...EN_FIGURES, ...EN_RATIOS },
  fr: { ...FR_STANDING, ...FR_FIGURES, ...FR_RATIOS },
  es: { ...ES_STANDING, ...ES_FIGURES, ...ES_RATIOS },
  pt: { ...PT_STANDING, ...PT_FIGURES, ...PT_RATIOS },
};

/** The template as written, for tests and for tools that list the texts. */
export const reasonTemplate = (code: ReasonCode, language: Language, reader: Reader): Template =>
  TEXTS[language][code][reader];

/** The sentence of a reason in a language, for one reader, with its value put in when there is one. */
export const reasonText = (reason: Pick<Reason, 'code' | 'value'>, language: Language, reader: Reader): string =>
  fillTemplate(reasonTemplate(reason.code, language, reader), reason.value, language);
