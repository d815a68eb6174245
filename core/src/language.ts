/** The languages that every text a person reads exists in. */
export const LANGUAGES = ['en', 'fr', 'es', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

type Range = { readonly tag: string; readonly quality: number };

/** RFC 9110 12.4.2: a weight is 0 to 1 with at most three decimals; a range with any other weight is ignored. */
const WEIGHT = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

const readRange = (text: string): Range | undefined => {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim());
  if (!/^(?:\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/i.test(tag)) return undefined;
  const [parameter, ...more] = parameters;
  if (parameter === undefined) return { tag: tag.toLowerCase(), quality: 1 };
  const weight = more.length === 0 ? WEIGHT.exec(parameter)?.[1] : undefined;
  return weight === undefined ? undefined : { tag: tag.toLowerCase(), quality: Number(weight) };
};

const primaryOf = (tag: string): string => tag.split('-')[0] ?? tag;

/**
 * The language to answer in, from an `Accept-Language` header (RFC 9110 12.5.4). `fr-CA` means `fr` to us; the
 * highest weight wins, then the order in the header; `*` means the fallback, and `q=0` excludes a language.
 * Gives the fallback when the header is absent or names none of ours.
 */
export const negotiateLanguage = (acceptLanguage: string | undefined, fallback: Language): Language => {
  const ranges = (acceptLanguage ?? '')
    .split(',')
    .map((text) => readRange(text.trim()))
    .filter((range) => range !== undefined);
  const refused = new Set(ranges.filter((range) => range.quality === 0).map((range) => range.tag));
  const wanted = ranges.filter((range) => range.quality > 0).toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const language = tag === '*' ? fallback : primaryOf(tag);
    if (isLanguage(language) && !refused.has(language)) return language;
  }
  return fallback;
};
