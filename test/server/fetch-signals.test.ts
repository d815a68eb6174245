import type { Answer } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { answer, heldSource, now, openFetching, settle } from './held-source.ts';

const knownAt = (minutesAgo: number): Answer => ({
  ...answer,
  source: 'register',
  groups: ['registry'],
  fetchedAt: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
});

describe('fetching signals', () => {
  it('asks every covering source at once and reports how each did', async () => {
    const { time, request } = openFetching();
    const [first, second] = [heldSource('register'), heldSource('gazette')];
    const elsewhere = heldSource('abroad', { covers: () => false });
    const fetching = request([first.source, second.source, elsewhere.source]);
    expect([first.asked.length, second.asked.length, elsewhere.asked.length]).toEqual([1, 1, 0]);
    time.pass(40);
    second.asked[0]?.give({ found: false, signals: [] });
    await settle();
    time.pass(50);
    first.asked[0]?.give(answer);
    const { reports, answers, fetched } = await fetching;
    const asOf = now.toISOString();
    expect(reports).toEqual([
      { name: 'register', status: 'ok', asOf, latencyMs: 90 },
      { name: 'gazette', status: 'ok', asOf, latencyMs: 40 },
    ]);
    expect(answers.map(({ source, found, status }) => [source, found, status])).toEqual([
      ['register', true, 'ok'],
      ['gazette', false, 'ok'],
    ]);
    expect(fetched).toBe(2);
    expect(time.pending()).toBe(0);
  });

  it('does not ask a source whose last answer is fresh, unless it is forced', async () => {
    const { request } = openFetching();
    const { source, asked } = heldSource();
    const cached = await request([source], { lastKnown: [knownAt(59)] });
    expect(cached).toMatchObject({ reports: [{ status: 'cached', asOf: knownAt(59).fetchedAt }], fetched: 0 });
    expect(asked).toHaveLength(0);
    const forced = request([source], { lastKnown: [knownAt(59)], force: true });
    asked[0]?.give(answer);
    expect(await forced).toMatchObject({ reports: [{ status: 'ok' }], fetched: 1 });
  });

  it('asks again when the last answer is as old as the window or comes from the future', async () => {
    for (const minutesAgo of [60, -5]) {
      const { request } = openFetching();
      const { source, asked } = heldSource();
      const fetching = request([source], { lastKnown: [knownAt(minutesAgo)] });
      asked[0]?.give(answer);
      expect(await fetching).toMatchObject({ reports: [{ status: 'ok' }] });
    }
  });

  it('names a late source, lets it go on and hands its answer over', async () => {
    const { time, late, request } = openFetching();
    const { source, asked } = heldSource();
    const fetching = request([source]);
    time.pass(300);
    expect(await fetching).toEqual({
      reports: [{ name: 'register', status: 'late', latencyMs: 300 }],
      answers: [],
      emptied: [],
      fetched: 1,
    });
    expect(asked[0]?.signal.aborted).toBe(false);
    asked[0]?.give(answer);
    await settle();
    expect(late).toEqual([{ ...answer, source: 'register', groups: ['registry'], fetchedAt: now.toISOString() }]);
    expect(time.pending()).toBe(0);
  });

  it('ends a late source after ten seconds', async () => {
    const { time, late, failures, request } = openFetching();
    const { source, asked } = heldSource();
    const fetching = request([source]);
    time.pass(300);
    await fetching;
    time.pass(9_700);
    await settle();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(late).toEqual([]);
    expect(failures).toEqual([{ source: 'register', code: 'source_unavailable', isRetryable: true }]);
  });

  it('lets no more than a bounded number go on in the background', async () => {
    const { time, request } = openFetching(1);
    const [first, second] = [heldSource('register'), heldSource('gazette')];
    const fetching = request([first.source, second.source]);
    time.pass(300);
    await fetching;
    expect([first.asked[0]?.signal.aborted, second.asked[0]?.signal.aborted]).toEqual([false, true]);
  });

  it('uses what it knew when a source is late or failed, and says that it is stale', async () => {
    const { time, request } = openFetching();
    const [slow, down] = [heldSource('register'), heldSource('gazette')];
    const lastKnown = [knownAt(600), { ...knownAt(700), source: 'gazette' }];
    const fetching = request([slow.source, down.source], { lastKnown });
    down.asked[0]?.fail(new SourceError('source_unavailable', 'down'));
    await settle();
    time.pass(300);
    const { reports, answers } = await fetching;
    expect(reports).toMatchObject([
      { name: 'register', status: 'stale', asOf: knownAt(600).fetchedAt },
      { name: 'gazette', status: 'stale', asOf: knownAt(700).fetchedAt },
    ]);
    expect(answers.map(({ status, signals }) => [status, signals.length])).toEqual([
      ['stale', 1],
      ['stale', 1],
    ]);
  });

  it('reports a failed source by code, never with what it said', async () => {
    const { failures, request } = openFetching();
    const [down, broken] = [heldSource('register'), heldSource('gazette')];
    const fetching = request([down.source, broken.source]);
    down.asked[0]?.fail(new SourceError('source_refused', 'no', { cause: 'secret payload' }));
    broken.asked[0]?.fail(new TypeError('secret payload'));
    expect((await fetching).reports.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(failures).toEqual([
      { source: 'register', code: 'source_refused', isRetryable: false },
      { source: 'gazette', code: 'source_broken', isRetryable: false },
    ]);
  });

  it('asks once for requests that run together, but never across tenants', async () => {
    const { request } = openFetching();
    const { source, asked } = heldSource();
    const both = [request([source]), request([source])];
    const other = request([source], { tenant: 'b' });
    expect(asked).toHaveLength(2);
    for (const { give } of asked) give(answer);
    expect((await Promise.all([...both, other])).map(({ fetched }) => fetched)).toEqual([1, 0, 1]);
    const again = request([source]);
    expect(asked).toHaveLength(3);
    asked[2]?.give(answer);
    await again;
  });

  it('leaves a source alone for as long as it asked to be', async () => {
    const { time, request } = openFetching();
    const { source, asked } = heldSource();
    const limited = request([source]);
    asked[0]?.fail(new SourceError('source_rate_limited', '429', { retryAfterMs: 7000 }));
    await limited;
    time.pass(6999);
    expect((await request([source])).reports).toMatchObject([{ status: 'failed' }]);
    expect(asked).toHaveLength(1);
    time.pass(1);
    const fetching = request([source]);
    asked[1]?.give(answer);
    expect((await fetching).reports).toMatchObject([{ status: 'ok' }]);
  });

  it('survives a late answer that cannot be stored', async () => {
    const { time, failures, request } = openFetching();
    const { source, asked } = heldSource();
    const fetching = request([source], { onLate: () => Promise.reject(new Error('disk full')) });
    time.pass(300);
    await fetching;
    asked[0]?.give(answer);
    await settle();
    expect(failures).toEqual([{ source: 'register', code: 'late_answer_lost', isRetryable: true }]);
  });

  it('ends what goes on in the background when the process stops', async () => {
    const { time, flights, request } = openFetching();
    const { source, asked } = heldSource();
    const fetching = request([source]);
    time.pass(300);
    await fetching;
    flights.endBackground();
    await settle();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(time.pending()).toBe(0);
  });
});
