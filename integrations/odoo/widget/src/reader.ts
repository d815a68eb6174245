import type { CardViewInput } from '@creditline/core/card-view';

type Reader = Pick<CardViewInput, 'language' | 'locale' | 'timeZone'>;
type User = { readonly lang: string; readonly tz: string | undefined };

const LANGUAGES: readonly CardViewInput['language'][] = ['en', 'fr', 'es', 'pt'];

const accepts = (check: () => unknown): boolean => {
  try {
    check();
    return true;
  } catch {
    // Odoo's own codes, such as `sr@latin`, and zones that this browser does not know.
    return false;
  }
};

/** In which language, and with whose way of writing figures and times, the card speaks to the user. */
export const readerOf = ({ lang, tz }: User, asked?: string): Reader => {
  const tag = lang.replace('_', '-');
  const primary = (asked ?? tag).slice(0, 2).toLowerCase();
  const language = LANGUAGES.find((known) => known === primary) ?? 'en';
  const isOwn = tag.toLowerCase().startsWith(language) && accepts(() => new Intl.NumberFormat(tag));
  const isZone = tz !== undefined && tz !== '' && accepts(() => new Intl.DateTimeFormat('en', { timeZone: tz }));
  return { language, ...(isOwn ? { locale: tag } : {}), ...(isZone ? { timeZone: tz } : {}) };
};
