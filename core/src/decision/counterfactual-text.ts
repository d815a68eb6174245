import { labelsFor } from '../card/labels.ts';
import type { Language } from '../language.ts';
import type { Counterfactual, CounterfactualCode, Standing } from './counterfactual.ts';
import type { ReasonValue } from './decision.ts';
import { fillTemplate, type Template } from './fill-template.ts';
import { formatValue } from './format-value.ts';
import type { Reader } from './reason-text.ts';
import { EN_COUNTERFACTUALS } from './texts/en-counterfactuals.ts';
import { ES_COUNTERFACTUALS } from './texts/es-counterfactuals.ts';
import { FR_COUNTERFACTUALS } from './texts/fr-counterfactuals.ts';
import { PT_COUNTERFACTUALS } from './texts/pt-counterfactuals.ts';

/** The part of a standing that a text speaks of. */
export const SPOKEN = ['score', 'grade', 'limit', 'decision'] as const;
export type Spoken = (typeof SPOKEN)[number];

export type CounterfactualTexts = {
  /** The condition, the beginning of a sentence in the syntax of `fillTemplate`. */
  readonly conditions: Readonly<Record<CounterfactualCode, Readonly<Record<Reader, Template>>>>;
  /** Joins condition and results: `{condition}`, `{results}`. For the company it says that this is a computation. */
  readonly sentence: Readonly<Record<Reader, string>>;
  /** `{from}` and `{to}`. */
  readonly results: Readonly<Record<Spoken, string>>;
  /** Outcomes as the company is told of them; the seller reads the card's labels. */
  readonly outcomes: Readonly<Record<Standing['outcome'], string>>;
  /** Stands in the place of the decision where a person takes it: no text promises an acceptance. */
  readonly person: string;
};

const TEXTS: Readonly<Record<Language, CounterfactualTexts>> = {
  en: EN_COUNTERFACTUALS,
  fr: FR_COUNTERFACTUALS,
  es: ES_COUNTERFACTUALS,
  pt: PT_COUNTERFACTUALS,
};

/** The texts as written, for tests and for tools that list them. */
export const counterfactualTexts = (language: Language): CounterfactualTexts => TEXTS[language];

export type Telling = {
  readonly language: Language;
  readonly reader: Reader;
  /** A person decides about a natural person whatever the model says. */
  readonly isNaturalPerson: boolean;
  /** False where too little is known for the score to be shown. */
  readonly isScored: boolean;
};

/** "With new capital of €40,000 paid in": the change without what would follow from it. */
export const conditionText = ({ code, change }: Pick<Counterfactual, 'code' | 'change'>, telling: Telling): string =>
  fillTemplate(TEXTS[telling.language].conditions[code][telling.reader], change.to, telling.language);

const written = (part: Spoken, { score, grade, limit, outcome }: Standing, telling: Telling): string => {
  const value = (shown: ReasonValue): string => formatValue(shown, telling.language);
  switch (part) {
    case 'score':
      return value({ type: 'number', value: score });
    case 'grade':
      return grade;
    case 'limit':
      return value({ type: 'money', value: limit });
    case 'decision':
      return telling.reader === 'seller'
        ? labelsFor(telling.language).outcomes[outcome]
        : TEXTS[telling.language].outcomes[outcome];
  }
};

const isSpoken = (part: Spoken, { reader, isNaturalPerson, isScored }: Telling): boolean => {
  if (part === 'decision') return !isNaturalPerson;
  // A letter from A to G says nothing to somebody who does not work with it every day.
  if (part === 'grade' && reader === 'company') return false;
  return part === 'limit' || isScored;
};

const resultsOf = ({ before, after }: Counterfactual, telling: Telling): string => {
  const templates = TEXTS[telling.language].results;
  return SPOKEN.flatMap((part) => {
    const [from, to] = [written(part, before, telling), written(part, after, telling)];
    return from === to || !isSpoken(part, telling) ? [] : [templates[part].replace('{from}', from).replace('{to}', to)];
  }).join(', ');
};

/**
 * The whole of a counterfactual in one or two sentences: the condition and every figure that it would have changed. A
 * part that stays what it is goes unsaid; where nothing may be said of the result, the condition stands alone.
 */
export const counterfactualText = (counterfactual: Counterfactual, telling: Telling): string => {
  const { sentence, person } = TEXTS[telling.language];
  const condition = conditionText(counterfactual, telling);
  const results = resultsOf(counterfactual, telling);
  const said =
    results === ''
      ? `${condition}.`
      : sentence[telling.reader].replace('{condition}', condition).replace('{results}', results);
  return telling.isNaturalPerson ? `${said} ${person}` : said;
};
