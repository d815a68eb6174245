import { expect, it } from 'vitest';
import { scoreSiren, SOLID } from '../harness/answers.ts';
import { fakeSource } from '../harness/fake-source.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const HOUR_MS = 3_600_000;

/** A server with two sources and a clock that the test sets. */
const withSources = async (
  test: (on: {
    server: TestServer;
    registry: ReturnType<typeof fakeSource>;
    bank: ReturnType<typeof fakeSource>;
    pass: (ms: number) => void;
  }) => Promise<void>,
) => {
  let now = Date.parse('2026-11-21T10:00:00.000Z');
  const registry = fakeSource({ name: 'registry', groups: ['registry'] });
  const bank = fakeSource({ name: 'bank', groups: ['cash'], freshForMs: HOUR_MS / 2, facts: () => [] });
  const sources = [registry.source, bank.source];
  const server = await startTestServer({ sources, now: () => new Date(now) });
  const pass = (ms: number): void => {
    now += ms;
  };
  try {
    await test({ server, registry, bank, pass });
  } finally {
    registry.release();
    bank.release();
    await server.close();
  }
};

const statuses = (answer: { readonly sources: readonly { readonly name: string; readonly status: string }[] }) =>
  Object.fromEntries(answer.sources.map(({ name, status }) => [name, status]));

it('asks every source once, and inside the window no source at all, for no unit', () =>
  withSources(async ({ server, registry, bank, pass }) => {
    const first = await scoreSiren(server, SOLID);
    expect([statuses(first), first.units_consumed]).toEqual([{ registry: 'ok', bank: 'ok' }, 1]);
    pass(HOUR_MS / 2 - 1);
    const second = await scoreSiren(server, SOLID);
    expect([statuses(second), second.units_consumed]).toEqual([{ registry: 'cached', bank: 'cached' }, 0]);
    expect([registry.calls(), bank.calls()]).toEqual([1, 1]);
    expect(second.score).toBe(first.score);
    expect(second.id).not.toBe(first.id);
  }));

it('asks only the source whose window has ended', () =>
  withSources(async ({ server, registry, bank, pass }) => {
    await scoreSiren(server, SOLID);
    pass(HOUR_MS / 2);
    const answer = await scoreSiren(server, SOLID);
    expect([statuses(answer), answer.units_consumed]).toEqual([{ registry: 'cached', bank: 'ok' }, 1]);
    expect([registry.calls(), bank.calls()]).toEqual([1, 2]);
  }));

it('asks every source again with force', () =>
  withSources(async ({ server, registry, bank }) => {
    await scoreSiren(server, SOLID);
    const answer = await scoreSiren(server, SOLID, { force: true });
    expect([statuses(answer), answer.units_consumed]).toEqual([{ registry: 'ok', bank: 'ok' }, 1]);
    expect([registry.calls(), bank.calls()]).toEqual([2, 2]);
  }));

it('does not share an answer between tenants', () =>
  withSources(async ({ server, registry }) => {
    await scoreSiren(server, SOLID);
    const { key } = await server.newTenant();
    await server.ask('POST', '/v1/score', { key, body: { company: { siren: SOLID } } });
    expect(registry.calls()).toBe(2);
  }));

it('names a source that is down, decides without it, and asks it again the next time', () =>
  withSources(async ({ server, bank }) => {
    bank.fail();
    expect(statuses(await scoreSiren(server, SOLID))).toEqual({ registry: 'ok', bank: 'failed' });
    bank.answer();
    expect(statuses(await scoreSiren(server, SOLID))).toEqual({ registry: 'cached', bank: 'ok' });
  }));

it('uses what it knew of a source that went down, and says that it is stale', () =>
  withSources(async ({ server, registry, bank, pass }) => {
    await scoreSiren(server, SOLID);
    pass(2 * HOUR_MS);
    registry.fail();
    bank.fail();
    const answer = await scoreSiren(server, SOLID);
    expect([statuses(answer), answer.units_consumed]).toEqual([{ registry: 'stale', bank: 'stale' }, 0]);
  }));

it('does not wait for a late source beyond the deadline, and keeps its answer for the next time', () =>
  withSources(async ({ server, bank }) => {
    bank.hold();
    const startedAt = performance.now();
    const late = await scoreSiren(server, SOLID);
    const tookMs = performance.now() - startedAt;
    expect(statuses(late)).toEqual({ registry: 'ok', bank: 'late' });
    expect(tookMs).toBeGreaterThanOrEqual(server.context.deadlineMs - 5);
    expect(tookMs).toBeLessThan(server.context.deadlineMs + 1_000);
    bank.release();
    await expect
      .poll(async () => statuses(await scoreSiren(server, SOLID)))
      .toEqual({ registry: 'cached', bank: 'cached' });
    expect(bank.calls()).toBe(1);
  }));

it('asks a source once for requests that come at once', () =>
  withSources(async ({ server, registry, bank }) => {
    registry.hold();
    bank.hold();
    const answers = await Promise.all([1, 2, 3].map(() => scoreSiren(server, SOLID)));
    expect(answers.map(statuses)).toEqual([1, 2, 3].map(() => ({ registry: 'late', bank: 'late' })));
    expect([registry.calls(), bank.calls()]).toEqual([1, 1]);
  }));
