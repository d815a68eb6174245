const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A count of days says less than a date from here on. */
const RELATIVE_DAYS = 14;

type Amount = { readonly value: number; readonly currency: string };
type FormatOptions = { readonly locale: string; readonly timeZone: string | undefined; readonly now: string };

const isDateOnly = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
/** A civil date has no zone: read at noon UTC it is written in UTC as the same day. */
const instantOf = (text: string): Date => new Date(isDateOnly(text) ? `${text}T12:00:00Z` : text);

const createDates = ({ locale, timeZone }: FormatOptions) => {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const civil = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...zone });
  const date = (text: string): string => {
    const at = instantOf(text);
    // What is no date is shown as it came: Intl would throw, and take the whole form with it.
    return Number.isNaN(at.getTime()) ? text : (isDateOnly(text) ? civil : day).format(at);
  };
  return { date, clock: (text: string): string => clock.format(instantOf(text)) };
};

const createMoney =
  (locale: string) =>
  ({ value, currency }: Amount): string => {
    const digits = Number.isInteger(value) ? { maximumFractionDigits: 0 } : {};
    try {
      return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(value);
    } catch {
      // An ERP may keep a currency under a code of its own, which Intl refuses; the code itself is still true.
      return `${new Intl.NumberFormat(locale, digits).format(value)} ${currency}`;
    }
  };

/** Minutes, hours or days ago; undefined from two weeks on. A clock that runs behind makes nothing lie in the future. */
const createAge = ({ locale, now }: FormatOptions) => {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return (text: string): string | undefined => {
    const ageMs = Math.max(0, Date.parse(now) - instantOf(text).getTime());
    if (ageMs < MINUTE_MS) return relative.format(0, 'second');
    if (ageMs < HOUR_MS) return relative.format(-Math.floor(ageMs / MINUTE_MS), 'minute');
    if (ageMs < DAY_MS) return relative.format(-Math.floor(ageMs / HOUR_MS), 'hour');
    const days = Math.floor(ageMs / DAY_MS);
    return days < RELATIVE_DAYS ? relative.format(-days, 'day') : undefined;
  };
};

/** Numbers, money and dates in the reader's own way; `now` is an ISO instant. */
export const createViewFormats = (options: FormatOptions) => {
  const { locale, now } = options;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const { date, clock } = createDates(options);
  return {
    whole: (value: number): string => whole.format(value),
    /** A typographic minus, so that signs line up in a column of points. */
    signed: (value: number): string => signed.format(value).replace('-', '−'),
    percent: (share: number): string => percent.format(share),
    money: createMoney(locale),
    date,
    age: createAge(options),
    /** The time of an instant that is today; undefined for another day. */
    timeToday: (text: string): string | undefined => (date(text) === date(now) ? clock(text) : undefined),
    isPast: (text: string): boolean => instantOf(text).getTime() <= Date.parse(now),
  };
};

export type ViewFormats = ReturnType<typeof createViewFormats>;
