import { describe, expect, it } from 'vitest';
import { isTimeZone, nextDigest } from '../../server/src/next-digest.ts';

/** The transitions are those of the IANA time zone database (files europe, southamerica, australasia). */
const next = (timeZone: string, hour: number, now: string) => {
  const { day, at } = nextDigest({ digest: { hour, timeZone } }, new Date(now));
  return `${day} ${at.toISOString()}`;
};

describe('the next digest', () => {
  it('is at the hour that clocks show in the zone, in winter and in summer', () => {
    expect(next('Europe/Paris', 7, '2026-01-15T03:00:00Z')).toBe('2026-01-15 2026-01-15T06:00:00.000Z');
    expect(next('Europe/Paris', 7, '2026-07-15T03:00:00Z')).toBe('2026-07-15 2026-07-15T05:00:00.000Z');
    expect(next('America/New_York', 18, '2026-07-15T23:30:00Z')).toBe('2026-07-16 2026-07-16T22:00:00.000Z');
  });

  it('is named by the day in the zone, which may be another one than in UTC', () => {
    expect(next('Pacific/Auckland', 7, '2026-07-14T18:30:00Z')).toBe('2026-07-15 2026-07-14T19:00:00.000Z');
    expect(next('America/Los_Angeles', 23, '2026-07-15T00:00:00Z')).toBe('2026-07-14 2026-07-15T06:00:00.000Z');
  });

  it('comes after now: at its own instant it is the one of the next day', () => {
    expect(next('Europe/Paris', 7, '2026-07-01T04:59:59.999Z')).toBe('2026-07-01 2026-07-01T05:00:00.000Z');
    expect(next('Europe/Paris', 7, '2026-07-01T05:00:00.000Z')).toBe('2026-07-02 2026-07-02T05:00:00.000Z');
  });

  it('keeps its hour over both changes of the clocks', () => {
    expect(next('Europe/Paris', 7, '2026-03-28T10:00:00Z')).toBe('2026-03-29 2026-03-29T05:00:00.000Z');
    expect(next('Europe/Paris', 7, '2026-10-24T10:00:00Z')).toBe('2026-10-25 2026-10-25T06:00:00.000Z');
  });

  it('comes once on a day whose hour comes twice, the first time', () => {
    expect(next('Europe/Paris', 2, '2026-10-24T10:00:00Z')).toBe('2026-10-25 2026-10-25T00:00:00.000Z');
    expect(next('Europe/Paris', 2, '2026-10-25T00:30:00Z')).toBe('2026-10-26 2026-10-26T01:00:00.000Z');
  });

  it('comes once on a day whose hour is skipped, right after the jump', () => {
    expect(next('Europe/Paris', 2, '2026-03-28T10:00:00Z')).toBe('2026-03-29 2026-03-29T01:00:00.000Z');
    expect(next('America/Sao_Paulo', 0, '2018-11-03T12:00:00Z')).toBe('2018-11-04 2018-11-04T03:00:00.000Z');
    expect(next('Australia/Lord_Howe', 2, '2026-10-03T10:00:00Z')).toBe('2026-10-04 2026-10-03T15:30:00.000Z');
  });

  it('leaves out a day that the zone never had', () => {
    expect(next('Pacific/Apia', 7, '2011-12-29T18:00:00Z')).toBe('2011-12-31 2011-12-30T17:00:00.000Z');
  });

  it.each(['Europe/Paris', 'America/St_Johns', 'Africa/Casablanca', 'Pacific/Chatham', 'UTC'])(
    'never names a day twice or goes back over four years in %s, whatever the hour',
    (timeZone) => {
      for (let hour = 0; hour < 24; hour += 1) {
        let now = new Date('2024-12-31T12:00:00Z');
        let previous = '';
        for (let count = 0; count < 60; count += 1) {
          const { day, at } = nextDigest({ digest: { hour, timeZone } }, now);
          expect(at.getTime()).toBeGreaterThan(now.getTime());
          expect(day > previous).toBe(true);
          previous = day;
          // Steps that are no whole days: every change of the clocks is crossed somewhere.
          now = new Date(at.getTime() + 24.3 * 86_400_000);
        }
      }
    },
  );
});

it('knows a time zone by its IANA name, and no bare offset', () => {
  expect(['Europe/Paris', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'].map(isTimeZone)).toEqual(
    Array(4).fill(true),
  );
  expect(['+01:00', 'Mars/Olympus', '', 'Europe/Paris ', '../etc/passwd'].map(isTimeZone)).toEqual(
    Array(5).fill(false),
  );
});
