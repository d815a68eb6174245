import type { Cancellation, CompanyIdentity, Signal, Source, SourceAnswer } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, openFakeVendor } from '../harness/fake-vendor.ts';
import type { FakeVendor, Responder } from '../harness/fake-vendor.ts';

export type SourceCase = {
  /** Opens the adapter against a vendor at `baseUrl`; a source without a vendor ignores it. */
  readonly open: (baseUrl: string) => Source;
  readonly known: CompanyIdentity;
  readonly unknown: CompanyIdentity;
  readonly now: Date;
  /** `nothing_noted`: a register of events for which "nothing was published" is an answer about any company. */
  readonly silence: 'not_found' | 'nothing_noted';
  /** For a source behind HTTP: what the vendor answers, and texts of the answer that must not become facts. */
  readonly vendor?: { readonly known: unknown; readonly unknown: unknown; readonly hidden: readonly string[] };
};

/** A field that no adapter knows, in every object of an answer. */
const withExtraFields = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withExtraFields);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withExtraFields(inner)] as const);
  return Object.fromEntries([...entries, ['field_of_next_year', { nested: [1] }]]);
};

const isCivilDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const expectSoundSignals = (signals: readonly Signal[], source: Source, now: Date): void => {
  const isNaturalPerson = signals.some((fact) => fact.kind === 'company.subject' && fact.value === 'natural_person');
  for (const signal of signals) {
    expect(signal.source).toBe(source.name);
    expect(isCivilDate(signal.asOf), `${signal.kind} is dated ${signal.asOf}`).toBe(true);
    expect(signal.asOf <= now.toISOString().slice(0, 10), `${signal.kind} of ${signal.asOf} is not in the future`).toBe(
      true,
    );
    if (isNaturalPerson && signal.kind === 'company.name') expect(signal.personal).toBe(true);
    if (signal.kind === 'links.network' && signal.value.holders.some(({ subject }) => subject === 'natural_person')) {
      expect(signal.personal).toBe(true);
    }
  }
};

const expectUnknown = (answer: SourceAnswer, silence: SourceCase['silence']): void => {
  if (silence === 'not_found') expect(answer).toEqual({ found: false, signals: [] });
  else expect(answer.signals).toMatchObject([{ kind: 'notices.searched', value: 0 }]);
};

const text =
  (body: string, type: string): Responder =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };

const testVendorFailures = (testCase: SourceCase, vendorOf: () => FakeVendor): void => {
  const ask = (responder: Responder, signal: AbortSignal = AbortSignal.timeout(5000)): Promise<SourceAnswer> => {
    vendorOf().respond(responder);
    return testCase.open(vendorOf().url).fetchSignals(testCase.known, { signal, now: testCase.now });
  };

  it.each([
    ['500', json({}, 500), 'source_unavailable'],
    ['503', json({}, 503, { 'retry-after': '7' }), 'source_unavailable'],
    ['429', json({}, 429, { 'retry-after': '7' }), 'source_rate_limited'],
    ['400', json({ erreur: 'q' }, 400), 'source_refused'],
    ['404', json({}, 404), 'source_refused'],
    ['a redirect', json({}, 302, { location: 'http://127.0.0.1:9/elsewhere' }), 'source_refused'],
    ['a web page', text('<html><body>Maintenance</body></html>', 'text/html'), 'source_unreadable'],
    ['NaN', text('{"total_count": NaN, "results": NaN}', 'application/json'), 'source_unreadable'],
    ['half an answer', text('{"results": [', 'application/json'), 'source_unreadable'],
    ['another shape', json({ hello: 'world' }), 'source_unreadable'],
    ['a list', json([]), 'source_unreadable'],
    ['10 MB', text(`{"results": [], "pad": "${'x'.repeat(10_000_000)}"}`, 'application/json'), 'source_unreadable'],
  ] as const)('throws a SourceError for %s', async (_, responder, code) => {
    const error = await ask(responder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ code });
  });

  it('says when to ask again after 429', async () => {
    await expect(ask(json({}, 429, { 'retry-after': '7' }))).rejects.toMatchObject({
      isRetryable: true,
      retryAfterMs: 7000,
    });
  });

  it('throws a retryable SourceError when the connection breaks or nobody answers in time', async () => {
    const broken = ask((request) => request.socket.destroy());
    await expect(broken).rejects.toMatchObject({ code: 'source_unavailable', isRetryable: true });
    const silent = ask(() => {}, AbortSignal.timeout(50));
    await expect(silent).rejects.toMatchObject({ code: 'source_unavailable', isRetryable: true });
  });

  it('reads an answer that has fields it does not know', async () => {
    const plain = await ask(json(testCase.vendor?.known));
    expect(await ask(json(withExtraFields(testCase.vendor?.known)))).toEqual(plain);
  });

  it('leaves names of natural persons out of its facts', async () => {
    const facts = JSON.stringify((await ask(json(testCase.vendor?.known))).signals);
    expect(testCase.vendor?.hidden.filter((name) => facts.includes(name))).toEqual([]);
  });
};

/** The guarantees that the rest of Creditline takes from every source. */
export const testSource = (name: string, testCase: SourceCase): void => {
  describe(`${name} keeps the contract of a source`, () => {
    let vendor: FakeVendor;
    beforeAll(async () => {
      vendor = await openFakeVendor();
    });
    afterAll(() => vendor.close());

    const ask = (company: CompanyIdentity, signal: Cancellation = AbortSignal.timeout(5000)) => {
      vendor.respond(json(company === testCase.known ? testCase.vendor?.known : testCase.vendor?.unknown));
      return testCase.open(vendor.url).fetchSignals(company, { signal, now: testCase.now });
    };

    it('answers for a company it knows with facts that are dated, not in the future and signed', async () => {
      const answer = await ask(testCase.known);
      expect(answer.found).toBe(true);
      expect(answer.signals.length).toBeGreaterThan(0);
      expectSoundSignals(answer.signals, testCase.open(vendor.url), testCase.now);
    });

    it('says plainly that it does not know a company', async () => {
      const answer = await ask(testCase.unknown);
      expect(answer.signals.filter((signal) => signal.kind !== 'notices.searched')).toEqual([]);
      expectUnknown(answer, testCase.silence);
    });

    it('gives the same answer twice', async () => {
      expect(await ask(testCase.known)).toEqual(await ask(testCase.known));
    });

    it('covers the company it knows and lives by a freshness window', () => {
      const source = testCase.open(vendor.url);
      expect(source.covers(testCase.known)).toBe(true);
      expect(source.freshForMs).toBeGreaterThan(0);
      expect(source.groups.length).toBeGreaterThan(0);
    });

    it('rejects at once when nobody waits any more', async () => {
      await expect(ask(testCase.known, AbortSignal.abort())).rejects.toBeInstanceOf(SourceError);
      // The port describes less than an AbortSignal, and that must be enough.
      const plain: Cancellation = { aborted: true, addEventListener: () => {} };
      await expect(ask(testCase.known, plain)).rejects.toBeInstanceOf(SourceError);
    });

    if (testCase.vendor) testVendorFailures(testCase, () => vendor);
  });
};
