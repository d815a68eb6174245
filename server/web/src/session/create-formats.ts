const dayMs = 86_400_000;

const isDateOnly = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
/** A civil date has no zone: read at noon UTC it stays the same day almost everywhere, and we print it in UTC. */
const instantOf = (text: string): Date => new Date(isDateOnly(text) ? `${text}T12:00:00Z` : text);
const dayStart = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Numbers, money and dates in the user's own locale. `now` is the browser's clock. */
export const createFormats = (locale: string, now: () => Date) => {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const civil = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const nearDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const cents = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });

  const formatDate = (text: string): string => (isDateOnly(text) ? civil : date).format(instantOf(text));

  return {
    locale,
    whole: (value: number) => whole.format(value),
    /** A typographic minus, so that signs line up in a column of points. */
    signed: (value: number) => signed.format(value).replace('-', '−'),
    figure: (value: number) => figure.format(value),
    /** For a field that can be typed into: no currency sign, and cents only when there are some. */
    amount: (value: number) => (Number.isInteger(value) ? whole : cents).format(value),
    percent: (value: number) => share.format(value),
    money: (amount: { value: number; currency: string }) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: amount.currency,
        ...(Number.isInteger(amount.value) ? { maximumFractionDigits: 0 } : {}),
      }).format(amount.value),
    date: formatDate,
    /** "today, 10:12", "yesterday, 18:03", else the date. */
    moment: (text: string) => {
      if (isDateOnly(text)) return formatDate(text);
      const days = Math.round((dayStart(instantOf(text)) - dayStart(now())) / dayMs);
      if (days < -1 || days > 1) return formatDate(text);
      return `${nearDay.format(days, 'day')}, ${clock.format(instantOf(text))}`;
    },
    /** The time of an instant that is today; undefined for another day. */
    timeToday: (text: string) =>
      dayStart(instantOf(text)) === dayStart(now()) ? clock.format(instantOf(text)) : undefined,
    isPast: (text: string) => instantOf(text).getTime() <= now().getTime(),
    country: (code: string) => {
      try {
        return regions.of(code) ?? code;
      } catch {
        // Intl throws on a code that is not a region (such as the EU's `EL`); the code itself is still true.
        return code;
      }
    },
  };
};

export type Formats = ReturnType<typeof createFormats>;
