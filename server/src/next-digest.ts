import type { IsoDate } from '@creditline/core';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An area and place of the IANA database, or UTC; a bare offset is none, because it knows no summer time. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** Building a formatter costs far more than using it, and few zones are in use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
};

/** True for a time zone that this machine knows by its IANA name. */
export const isTimeZone = (name: string): boolean => {
  if (!ZONE_NAME.test(name)) return false;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
};

/** What clocks in the zone show, as if they stood in UTC; milliseconds since 1970, whole seconds. */
const wallClockMs = (timeZone: string, at: number): number => {
  const parts = formatterOf(timeZone).formatToParts(at);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
};

/** The day that clocks in the zone show. */
export const dayInZone = (timeZone: string, at: Date): IsoDate =>
  new Date(wallClockMs(timeZone, Math.floor(at.getTime() / 1_000) * 1_000)).toISOString().slice(0, 10);

const offsetMs = (timeZone: string, at: number): number => wallClockMs(timeZone, at) - at;

/**
 * The instant at which clocks in the zone show a time. Of a time that comes twice, when clocks are set back, the first;
 * of one that is skipped, when they are set forward, as long after the jump as it would have been.
 */
const instantOf = (timeZone: string, wallMs: number): number => {
  const before = offsetMs(timeZone, wallMs - DAY_MS);
  const after = offsetMs(timeZone, wallMs + DAY_MS);
  const asBefore = wallMs - before;
  if (offsetMs(timeZone, asBefore) === before) return asBefore;
  const asAfter = wallMs - after;
  return offsetMs(timeZone, asAfter) === after ? asAfter : asBefore;
};

export type DigestTime = {
  /** The day in the tenant's zone; the digest is named by it. */
  readonly day: IsoDate;
  readonly at: Date;
};

/** The tenant's next digest after `now`: its hour of the day in its zone, whatever summer time does. */
export const nextDigest = (
  { digest }: { readonly digest: { readonly hour: number; readonly timeZone: string } },
  now: Date,
): DigestTime => {
  const { hour, timeZone } = digest;
  // The formatter leaves milliseconds out, and offsets are whole seconds.
  const today = Math.floor(wallClockMs(timeZone, Math.floor(now.getTime() / 1_000) * 1_000) / DAY_MS) * DAY_MS;
  for (let day = today; ; day += DAY_MS) {
    const at = instantOf(timeZone, day + hour * HOUR_MS);
    // A zone that moved across the date line has no such day at all.
    const isThatDay = Math.floor(wallClockMs(timeZone, at) / DAY_MS) * DAY_MS === day;
    if (at > now.getTime() && isThatDay) return { day: new Date(day).toISOString().slice(0, 10), at: new Date(at) };
  }
};
