import { useEffect } from 'react';
import { localeOf, pickLanguage, type Language } from '../texts/languages.ts';
import { useStored } from './use-stored.ts';

type LanguageChoice = {
  readonly language: Language;
  readonly locale: string;
  readonly choose: (language: Language) => void;
};

/** The page's language and the locale for its figures; `<html lang>` follows, for screen readers and hyphenation. */
export const useLanguage = (): LanguageChoice => {
  const [stored, choose] = useStored(localStorage, 'creditline.language');
  const language = pickLanguage(stored, navigator.languages);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return { language, locale: localeOf(language, navigator.languages), choose };
};
