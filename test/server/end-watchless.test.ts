import { beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../../server/src/database.ts';
import { sweepDueReviews } from '../../server/src/due-reviews.ts';
import { readOpenAlerts } from '../../server/src/store/alerts.ts';
import { lockWatchlistRow, requestWatch, withdrawWatch } from '../../server/src/store/watchlist.ts';
import { idleContext, idlePlace, type IdlePlace } from '../harness/idle-context.ts';
import { identityOf, plantAlert, plantTask } from '../harness/watched-company.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const siren = '000000018';
const key = `FR:${siren}`;
let place: IdlePlace;

beforeEach(async () => {
  place = await idlePlace(await idleContext({ now: () => now }));
  await place.context.database.inTenant(place.tenantId, async (tx) => {
    await lockWatchlistRow(tx, { identity: identityOf(siren), now });
    await requestWatch(tx, { identity: identityOf(siren), now });
  });
});

const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => place.context.database.inTenant(place.tenantId, work);
const openAlerts = () => inTenant((tx) => readOpenAlerts(tx, key));
const rowsOf = (topic: string) =>
  inTenant((tx) => tx.selectFrom('outbox').select('payload').where('topic', '=', topic).execute());
const eventsOf = () => inTenant((tx) => tx.selectFrom('events').select(['topic', 'data']).execute());

describe('alerts of a company that nobody watches any more', () => {
  it('close with their tasks, an audit record and an event, once', async () => {
    await plantAlert(place, { id: `alert-${place.tenantId}`, siren, taskKey: 'task-1', at: now.toISOString() });
    await plantTask(place, { key: 'task-1' });
    await inTenant((tx) => withdrawWatch(tx, key));
    await sweepDueReviews(place.context);
    await sweepDueReviews(place.context);
    expect(await openAlerts()).toEqual([]);
    expect(await rowsOf('close-task')).toEqual([{ payload: { crm: 'sandbox', key: 'task-1' } }]);
    expect(await eventsOf()).toMatchObject([{ topic: 'alert.closed', data: { closed_because: 'unwatched' } }]);
    const records = await inTenant((tx) =>
      tx.selectFrom('audit_log').select('body').where('kind', '=', 'alert.closed').execute(),
    );
    expect(records.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { because: 'unwatched', company: key },
    ]);
  });

  it('stay open while somebody watches', async () => {
    await plantAlert(place, { id: `alert-${place.tenantId}`, siren, at: now.toISOString() });
    await sweepDueReviews(place.context);
    expect(await openAlerts()).toHaveLength(1);
  });
});
