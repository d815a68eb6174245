import { beforeEach, describe, expect, it } from 'vitest';
import { sweepDueReviews } from '../../server/src/due-reviews.ts';
import type { WatchRequest } from '../../server/src/store/watchlist.ts';
import { lockWatchlistRow, readWatchlistRow, requestWatch, withdrawWatch } from '../../server/src/store/watchlist.ts';
import { idleContext, idlePlace, type IdlePlace } from '../harness/idle-context.ts';
import { identityOf, plantAccount, plantAlert } from '../harness/watched-company.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const [ONE, TWO] = ['000000018', '000000026'] as const;
const before = '2026-11-21T09:59:59.999Z';
const later = '2026-11-21T10:00:00.001Z';
let place: IdlePlace;

beforeEach(async () => {
  place = await idlePlace(await idleContext({ now: () => now }));
});

const watch = (siren: string, request: Partial<WatchRequest>) =>
  place.context.database.inTenant(place.tenantId, async (tx) => {
    await lockWatchlistRow(tx, { identity: identityOf(siren), now });
    await requestWatch(tx, { identity: identityOf(siren), now, ...request });
  });

const read = (siren: string) =>
  place.context.database.inTenant(place.tenantId, (tx) => readWatchlistRow(tx, `FR:${siren}`));

const ordered = (topic = 'reassess-company') =>
  place.context.database.inTenant(place.tenantId, (tx) =>
    tx
      .selectFrom('outbox')
      .select(['payload', 'available_at as at', 'dedupe_key as key'])
      .where('topic', '=', topic)
      .orderBy('id')
      .execute(),
  );

describe('the sweep of due reviews', () => {
  it('orders what is due, with the date that came, and moves the date on', async () => {
    await watch(ONE, { dueAt: before });
    await watch(TWO, { dueAt: later });
    await sweepDueReviews(place.context);
    expect(await ordered()).toMatchObject([
      { payload: { companyKey: `FR:${ONE}`, because: { is: 'due', dueAt: before } } },
    ]);
    expect([(await read(ONE))?.dueAt, (await read(TWO))?.dueAt]).toEqual(['2026-11-22T10:00:00.000Z', later]);
  });

  it('orders once, also in two processes at once and after a date that could not be moved', async () => {
    await watch(ONE, { dueAt: before });
    await Promise.all([sweepDueReviews(place.context), sweepDueReviews(place.context)]);
    await watch(ONE, { dueAt: before });
    await sweepDueReviews(place.context);
    expect(await ordered()).toHaveLength(1);
  });

  it('leaves alone what is paused and what nobody watches', async () => {
    await watch(ONE, { dueAt: before, pausedAt: before });
    await watch(TWO, { dueAt: before });
    await place.context.database.inTenant(place.tenantId, (tx) => withdrawWatch(tx, `FR:${TWO}`));
    await sweepDueReviews(place.context);
    expect(await ordered()).toEqual([]);
  });

  it('orders a review at the end of a snooze, and takes the mark away', async () => {
    await watch(ONE, { dueAt: '2027-01-01T00:00:00.000Z', snoozedUntil: before });
    await watch(TWO, { dueAt: before, snoozedUntil: later });
    await sweepDueReviews(place.context);
    expect((await ordered()).map(({ key }) => key ?? '').toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      `due:FR:${ONE}:${before}`,
      `due:FR:${TWO}:${before}`,
    ]);
    expect([(await read(ONE))?.snoozedUntil, (await read(TWO))?.snoozedUntil]).toEqual([null, later]);
  });
});

describe('the sweep of digests', () => {
  it('orders the next digest of a tenant whose alerts wait for one, once', async () => {
    await plantAccount(place, { accountId: 'a-1', siren: ONE, now });
    await plantAlert(place, { id: 'waits', siren: ONE, delivery: 'daily_digest', at: before });
    await sweepDueReviews(place.context);
    await sweepDueReviews(place.context);
    expect(await ordered('write-digest')).toMatchObject([
      { payload: { day: '2026-11-22' }, at: '2026-11-22T06:00:00.000Z' },
    ]);
  });

  it('orders none for alerts that are told at once', async () => {
    await plantAlert(place, { id: 'told', siren: ONE, at: before });
    await sweepDueReviews(place.context);
    expect(await ordered('write-digest')).toEqual([]);
  });
});
