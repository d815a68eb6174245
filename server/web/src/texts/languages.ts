import { en, type Texts } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { pt } from './pt.ts';

const textsOf = { en, fr, es, pt } as const satisfies Record<string, Texts>;

export type Language = keyof typeof textsOf;
export const LANGUAGES = Object.keys(textsOf) as readonly Language[];

const isLanguage = (word: string | undefined): word is Language => word !== undefined && word in textsOf;

export const readTexts = (language: Language): Texts => textsOf[language];

/** The stored choice, else the first of the browser's languages that we speak, else English. */
export const pickLanguage = (stored: string | null, spoken: readonly string[]): Language => {
  const wishes = [stored ?? undefined, ...spoken.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wishes.find(isLanguage) ?? 'en';
};

/** `en` -> `en-GB` or the user's own variety (`pt-BR`), which decides how dates and amounts are written. */
export const localeOf = (language: Language, spoken: readonly string[]): string =>
  spoken.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ??
  { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', pt: 'pt-PT' }[language];
