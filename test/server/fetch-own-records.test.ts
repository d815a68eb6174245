import type { Answer } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { answer, heldSource, now, openFetching } from './held-source.ts';

const silent = { found: false, signals: [] } as const;
const own = () => heldSource('ledger', { isOwn: true });
const known = (found: boolean): Answer => ({
  ...(found ? answer : silent),
  source: 'ledger',
  groups: ['payments'],
  fetchedAt: new Date(now.getTime() - 90 * 60_000).toISOString(),
});

const NOBODY = { reports: [], answers: [] };

describe("a tenant's own records", () => {
  it('are spoken of where they hold something', async () => {
    const { request } = openFetching();
    const { source, asked } = own();
    const fetching = request([source]);
    asked[0]?.give(answer);
    expect(await fetching).toMatchObject({ reports: [{ name: 'ledger', status: 'ok' }], answers: [{ found: true }] });
  });

  it('are not spoken of where they hold nothing, and are not kept for it', async () => {
    const { request } = openFetching();
    const { source, asked } = own();
    const fetching = request([source]);
    asked[0]?.give(silent);
    expect(await fetching).toMatchObject({ ...NOBODY, emptied: [] });
  });

  it('replace what they held before where they hold nothing any more', async () => {
    const { request } = openFetching();
    const { source, asked } = own();
    const fetching = request([source], { lastKnown: [known(true)] });
    asked[0]?.give(silent);
    expect(await fetching).toMatchObject({ ...NOBODY, emptied: [{ source: 'ledger', found: false }] });
  });

  it('blame nobody who never brought any, when they are late or cannot be read', async () => {
    for (const lastKnown of [[], [known(false)]]) {
      const [slow, down] = [openFetching(), openFetching()];
      const waiting = slow.request([own().source], { lastKnown });
      slow.time.pass(300);
      expect(await waiting).toMatchObject(NOBODY);
      const { source, asked } = own();
      const failing = down.request([source], { lastKnown });
      asked[0]?.fail(new SourceError('source_unavailable', 'down'));
      expect(await failing).toMatchObject(NOBODY);
    }
  });

  it('are stale, and said to be, when they cannot be read and held something before', async () => {
    const { request } = openFetching();
    const { source, asked } = own();
    const fetching = request([source], { lastKnown: [known(true)] });
    asked[0]?.fail(new SourceError('source_unavailable', 'down'));
    expect(await fetching).toMatchObject({
      reports: [{ name: 'ledger', status: 'stale' }],
      answers: [{ found: true }],
    });
  });
});
