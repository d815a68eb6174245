import type { IsoDate } from '@creditline/core';

/** UTF-8 that was once read as Latin-1 (`clÃ´ture`) occurs in old notices; such text is turned back. */
const withoutMojibake = (text: string): string => {
  if (!text.includes('Ã')) return text;
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const repaired = new TextDecoder().decode(bytes);
  return repaired.includes('\uFFFD') ? text : repaired;
};

/** Lower case without accents, typographic apostrophes or double spaces: what the tables of this source compare. */
export const plainFrench = (text: string): string =>
  withoutMojibake(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

/** A date that the calendar has: 31 February is none. */
const civilDate = (year: string, month: string | number, day: string): IsoDate | undefined => {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : undefined;
};

type DateForm = { readonly pattern: RegExp; readonly month: (text: string) => string | number };

const FORMS: readonly DateForm[] = [
  { pattern: /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:t|$)/, month: (text) => text },
  { pattern: /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/, month: (text) => text },
  // An unknown word gives month 0, which no calendar has.
  {
    pattern: /^(?:le )?(?<day>\d{1,2})(?:er)? (?<month>[a-z]+) (?<year>\d{4})$/,
    month: (text) => MONTHS.indexOf(text) + 1,
  },
];

/** `2022-12-27`, `27/12/2022`, `10 décembre 2009` or `1er mars 2024` -> an ISO date. */
export const frenchDate = (value: string | null | undefined): IsoDate | undefined => {
  const text = plainFrench(value ?? '');
  const form = FORMS.find(({ pattern }) => pattern.test(text));
  const { year = '', month = '', day = '' } = form?.pattern.exec(text)?.groups ?? {};
  return form && civilDate(year, form.month(month), day);
};

/** `130000.00 euros`, `40.000,00 EUR`, `180 000 €` -> cents; francs and texts without an amount give nothing. */
export const euroAmount = (text: string): number | undefined => {
  const found = /(\d{1,3}(?:[ .\u00A0]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?) ?(?:€|euros?\b|eur\b)/i.exec(
    plainFrench(text),
  );
  if (!found) return undefined;
  const digits = found[1] ?? '';
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimals ? digits.slice(0, decimals.index) : digits).replace(/\D/g, '');
  const cents = Number(whole) * 100 + Number((decimals?.[1] ?? '0').padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : undefined;
};
