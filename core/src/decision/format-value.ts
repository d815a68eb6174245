import type { Language } from '../language.ts';
import { toValue } from '../money.ts';
import type { IsoDate } from '../signal/signal.ts';
import type { ReasonValue } from './decision.ts';
import { FAULT_TEXTS } from './texts/statement-faults.ts';

/**
 * How a number is said: `years`, `months` and `days` as a length of time, `years_ago` and `months_ago` as a
 * moment in the past, `signed` with its plus or minus. Values that are not numbers ignore the form.
 */
export const VALUE_FORMS = ['years', 'months', 'days', 'years_ago', 'months_ago', 'signed'] as const;
export type ValueForm = (typeof VALUE_FORMS)[number];

/** Dates and amounts are written the European way in each language. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', pt: 'pt-PT' };

type Length = { readonly count: number; readonly unit: 'year' | 'month' | 'day' };

/** People count completed years; a day is allowed for because a mean year is not a calendar year. */
const wholeYears = (years: number): number => Math.floor(years + 1 / 365);

/** "5 months" says more than "0.4 years", and "5 years" more than "60 months": a length moves to the unit that suits it. */
const lengthOf = (value: number, unit: Length['unit']): Length => {
  const count = Math.max(0, value);
  if (unit === 'year' && count < 2) return lengthOf(count * 12, 'month');
  if (unit === 'month' && count >= 36) return { count: wholeYears(count / 12), unit: 'year' };
  if (unit === 'month' && count < 1) return lengthOf(count * 30.44, 'day');
  return { count: unit === 'year' ? wholeYears(count) : Math.round(count), unit };
};

/** A formatter of Intl costs more to make than a whole decision, and there are only a few of them. */
const formatters = new Map<string, Intl.NumberFormat>();

const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
};

const dateFormats = new Map<Language, Intl.DateTimeFormat>();

const dateFormat = (language: Language): Intl.DateTimeFormat => {
  const known = dateFormats.get(language);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  dateFormats.set(language, made);
  return made;
};

const UNITS = {
  years: 'year',
  years_ago: 'year',
  months: 'month',
  months_ago: 'month',
  days: 'day',
} as const;

const formatLength = (value: number, form: keyof typeof UNITS, locale: string): string => {
  const { count, unit } = lengthOf(value, UNITS[form]);
  if (form === 'years_ago' || form === 'months_ago') {
    const numeric = count === 0 ? 'auto' : 'always';
    return new Intl.RelativeTimeFormat(locale, { numeric }).format(-count, unit);
  }
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
};

const signOf = (form: ValueForm | undefined) =>
  form === 'signed' ? ({ signDisplay: 'exceptZero' } as const) : ({ signDisplay: 'negative' } as const);

const formatNumber = (value: number, locale: string, form: ValueForm | undefined): string => {
  if (form !== undefined && form !== 'signed') return formatLength(value, form, locale);
  const maximumFractionDigits = Math.abs(value) < 10 ? 2 : 0;
  return numberFormat(locale, { maximumFractionDigits, ...signOf(form) }).format(value);
};

/** Percentages keep two significant decimals where they matter: 0.41 % and 4.1 %, but 41 %. */
const percentDigits = (ratio: number): number => {
  const size = Math.abs(ratio);
  if (size >= 0.1) return 0;
  return size >= 0.01 ? 1 : 2;
};

const formatRatio = (ratio: number, locale: string, form: ValueForm | undefined): string =>
  numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: percentDigits(ratio),
    ...signOf(form),
  }).format(ratio);

/**
 * `2026-03-01` -> `1 March 2026`; of an instant, its day in UTC. A civil date has no zone, so it never shifts.
 * French writes the first of a month as an ordinal, which Intl does not.
 */
export const formatDate = (date: IsoDate, language: Language): string => {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  const text = dateFormat(language).format(day);
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
};

/** Whole amounts lose their decimals: `€25,000`, but `€25,000.50`. */
const formatMoney = (value: Extract<ReasonValue, { type: 'money' }>['value'], locale: string): string => {
  const amount = toValue(value);
  return numberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount.value);
};

/** A reason's value as the reader of that language writes it. */
export const formatValue = (value: ReasonValue, language: Language, form?: ValueForm): string => {
  const locale = LOCALES[language];
  switch (value.type) {
    case 'number':
      return formatNumber(value.value, locale, form);
    case 'ratio':
      return formatRatio(value.value, locale, form);
    case 'date':
      return formatDate(value.value, language);
    case 'money':
      return formatMoney(value.value, locale);
    case 'text':
      return value.value;
    case 'fault':
      return FAULT_TEXTS[language][value.value];
  }
};
