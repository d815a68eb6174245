import type { Answer, CompanyIdentity, Source, SourceAnswer } from '@creditline/core';
import { fetchSignals } from '../../server/src/fetch-signals.ts';
import type { FetchSignalsRequest } from '../../server/src/fetch-signals.ts';
import { createFlights } from '../../server/src/source-flights.ts';
import type { SourceFailure } from '../../server/src/source-flights.ts';

export const now = new Date('2026-11-21T10:00:00.000Z');
const company: CompanyIdentity = { key: 'FR:000000018', country: 'FR', siren: '000000018' };
const HOUR_MS = 3_600_000;

/** Time that only moves when the test moves it. */
const manualTime = () => {
  let nowMs = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    clock: () => nowMs,
    timers: {
      set: (callback: () => void, delayMs: number): unknown => {
        const timer = { at: nowMs + delayMs, callback };
        timers.push(timer);
        return timer;
      },
      clear: (timer: unknown) => {
        timers = timers.filter((other) => other !== timer);
      },
    },
    pending: () => timers.length,
    pass: (ms: number) => {
      nowMs += ms;
      const due = timers.filter(({ at }) => at <= nowMs);
      timers = timers.filter(({ at }) => at > nowMs);
      for (const { callback } of due) callback();
    },
  };
};

export const answer: SourceAnswer = {
  found: true,
  signals: [{ kind: 'company.status', value: 'active', asOf: '2026-11-21', source: 'register' }],
};

/** A source that answers when the test says so. */
export const heldSource = (name = 'register', more: Partial<Source> = {}) => {
  const asked: { signal: AbortSignal; give: (given: SourceAnswer) => void; fail: (error: unknown) => void }[] = [];
  const source: Source = {
    name,
    groups: ['registry'],
    freshForMs: HOUR_MS,
    covers: () => true,
    fetchSignals: (_, { signal }) =>
      new Promise((give, fail) => {
        asked.push({ signal: signal as AbortSignal, give, fail });
      }),
    ...more,
  };
  return { source, asked };
};

export const openFetching = (mostInBackground?: number) => {
  const time = manualTime();
  const failures: SourceFailure[] = [];
  const late: Answer[] = [];
  const flights = createFlights({
    ...time,
    log: (failure) => void failures.push(failure),
    ...(mostInBackground !== undefined && { mostInBackground }),
  });
  const request = (sources: readonly Source[], more: Partial<FetchSignalsRequest> = {}) =>
    fetchSignals(
      { company, sources, lastKnown: [], now, tenant: 'a', onLate: (given) => void late.push(given), ...more },
      { flights, timers: time.timers },
    );
  return { time, failures, late, flights, request };
};

/** Lets promises that are ready run, without waiting for time. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
