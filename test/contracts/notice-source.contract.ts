import { identifyCompany, type NoticeReading, type NoticeSource, type SignedRequest } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

export type NoticeSourceCase = {
  readonly adapter: NoticeSource;
  readonly now: Date;
  /** Two different ones, in the form that the source has. */
  readonly secrets: readonly [string, string];
  /** The body of an event; another number is another event of the same company. */
  readonly body: (event: number) => unknown;
  readonly sign: (secret: string, body: Uint8Array, at: Date) => Readonly<Record<string, string>>;
  /** A body of which the source itself tells that it is older than can be remembered, where the signature has no time. */
  readonly oldBody?: unknown;
  /** False where the form is our own, so that a field that nobody knows is a mistake. */
  readonly isVendorForm: boolean;
};

const request = (body: Uint8Array, headers: Readonly<Record<string, string>>): SignedRequest => ({
  method: 'POST',
  url: '/v1/sources/x/notices',
  headers,
  body,
});

const UNVERIFIED: NoticeReading = { ok: false, reason: 'unverified' };

/** Read, or refused with at least one fault that says why. */
const isWellRefused = (reading: NoticeReading): boolean =>
  reading.ok || reading.reason === 'unverified' || reading.faults.length > 0;

/** The guarantees that the rest of Creditline takes from every source of notices. */
export const testNoticeSource = (name: string, testCase: NoticeSourceCase): void => {
  const { adapter, now, secrets, sign } = testCase;
  const [secret, other] = secrets;
  const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  const read = (body: Uint8Array, headers = sign(secret, body, now), valid: readonly string[] = [secret]) =>
    adapter.readNotices(request(body, headers), { secrets: valid, now });
  const noticesIn = (reading: NoticeReading) => (reading.ok ? reading.notices : []);

  describe(`${name} keeps the contract of a source of notices`, () => {
    const body = bytes(testCase.body(1));

    it('reads which event it is, when it happened and whom it is about', () => {
      const reading = read(body);
      expect(reading).toMatchObject({ ok: true, ignored: 0 });
      expect(noticesIn(reading).length).toBeGreaterThan(0);
      for (const { eventId, eventAt, company, reference } of noticesIn(reading)) {
        expect(eventId).not.toBe('');
        expect(new Date(eventAt).toISOString()).toBe(eventAt);
        expect(company === undefined ? reference : identifyCompany(company).ok).toBeTruthy();
      }
    });

    it('carries facts of its own source that are dated and not in the future', () => {
      for (const signal of noticesIn(read(body)).flatMap(({ signals }) => signals)) {
        expect(signal.source).toBe(adapter.source);
        expect(signal.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(signal.asOf <= now.toISOString().slice(0, 10)).toBe(true);
      }
    });

    it('gives an event that is sent again the same ids, and another one others', () => {
      const ids = (event: number) => noticesIn(read(bytes(testCase.body(event)))).map(({ eventId }) => eventId);
      expect(ids(1)).toEqual(ids(1));
      expect(ids(2).filter((id) => ids(1).includes(id))).toEqual([]);
    });

    it('takes a signature by either of two secrets while one replaces the other', () => {
      for (const used of secrets) expect(read(body, sign(used, body, now), secrets).ok).toBe(true);
    });

    it('refuses a body that was altered, another secret, no secret and no signature', () => {
      const altered = Buffer.from(body.toString().replace('1', '2'));
      expect(read(altered, sign(secret, body, now))).toEqual(UNVERIFIED);
      expect(read(Buffer.concat([body, Buffer.from(' ')]), sign(secret, body, now))).toEqual(UNVERIFIED);
      expect(read(body, sign(other, body, now))).toEqual(UNVERIFIED);
      expect(read(body, sign('', body, now), [''])).toEqual(UNVERIFIED);
      expect(read(body, {})).toEqual(UNVERIFIED);
    });

    it('refuses what was recorded and is sent again when nobody remembers it any more', () => {
      const { oldBody } = testCase;
      const old = oldBody === undefined ? body : bytes(oldBody);
      const at = new Date(now.getTime() - 301_000);
      expect(read(old, sign(secret, old, at))).toEqual(UNVERIFIED);
    });

    it('does not parse what is not signed', () => {
      expect(read(Buffer.from('{"half":'), sign(other, body, now))).toEqual(UNVERIFIED);
    });

    it('ignores a field that a vendor adds, and names one that our own form does not have', () => {
      const wider = bytes({ ...(testCase.body(1) as object), field_of_next_year: { nested: [1] } });
      const named = { ok: false, reason: 'invalid', faults: [{ field: 'field_of_next_year' }] };
      expect(read(wider)).toMatchObject(testCase.isVendorForm ? read(body) : named);
    });

    it('never throws: signed values of any shape are read or refused with faults', () => {
      expect.hasAssertions();
      const values = fc.oneof(
        fc.json(),
        fc.json().map((text) => `[${text}]`),
        fc.string(),
      );
      fc.assert(
        fc.property(values, (text) => {
          const any = Buffer.from(text);
          expect(isWellRefused(read(any, sign(secret, any, now)))).toBe(true);
        }),
        { numRuns: 200 },
      );
    });

    it('never throws: a sound event with any part replaced is read or refused', () => {
      const whole = JSON.stringify(testCase.body(1));
      const cut = fc.tuple(
        fc.nat(whole.length),
        fc.nat(12),
        fc.constantFrom('', '"', '{}', '[]', 'null', '9e9', '\\u0000'),
      );
      fc.assert(
        fc.property(cut, ([at, length, filler]) => {
          const any = Buffer.from(whole.slice(0, at) + filler + whole.slice(at + length));
          expect(typeof read(any, sign(secret, any, now)).ok).toBe('boolean');
        }),
        { numRuns: 300 },
      );
    });

    it('never throws: bytes and headers of any kind', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), fc.dictionary(fc.string(), fc.string()), (any, headers) => {
          expect(read(any, { ...sign(secret, body, now), ...headers })).toEqual(UNVERIFIED);
          expect(read(any, sign(secret, any, now)).ok).toBe(false);
        }),
        { numRuns: 100 },
      );
    });
  });
};
