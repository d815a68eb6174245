import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newEvent } from '../../../server/src/new-event.ts';
import { addEvents, listEvents, purgeEvents } from '../../../server/src/store/events.ts';
import { listDeliveries, settleDelivery } from '../../../server/src/store/webhook-deliveries.ts';
import {
  changeEndpoint,
  insertEndpoint,
  listEndpoints,
  lockEndpoint,
} from '../../../server/src/store/webhook-endpoints.ts';
import { findReplayableSince, replayDeliveries } from '../../../server/src/store/webhook-replays.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const START = Date.parse('2026-11-21T10:00:00.000Z');
const now = new Date(START);

const endpoint = (id: string) => ({
  id,
  url: 'https://8.8.8.8/hook',
  description: null,
  topics: ['limit.changed'] as const,
  secrets: [{ sealed: 'v1.x', until: null }],
  createdAt: now.toISOString(),
  disabledAt: null,
  disabledBecause: null,
  failingSince: null,
});

const event = (index: number) =>
  newEvent('limit.changed', {
    id: randomUUID(),
    companyKey: 'FR:000000018',
    occurredAt: new Date(START + index * 1_000).toISOString(),
    body: { decision_id: 'd', from: null, to: { value: 5, currency: 'EUR' }, because: 'decision' },
  });

describe.each(testEngines())('webhooks on %s', (engine) => {
  const setup = async () => {
    const { database } = await openTestDatabase(engine);
    const tenantId = await createTenant(database);
    const id = randomUUID();
    const events = [0, 1, 2].map(event);
    await database.inTenant(tenantId, async (tx) => {
      await insertEndpoint(tx, endpoint(id));
      await addEvents(tx, events);
    });
    return { database, tenantId, id, ids: events.map((one) => one.id) };
  };
  const DONE = { state: 'delivered', attempts: 1, at: now, lastStatus: 204, lastError: null, latencyMs: 3 } as const;

  it('an event is numbered, listed and to be delivered as soon as it is committed', async () => {
    const { database, tenantId, id, ids } = await setup();
    const { events, deliveries } = await database.inTenant(tenantId, async (tx) => ({
      events: await listEvents(tx, { companyKey: 'FR:000000018', limit: 10 }),
      deliveries: await listDeliveries(tx, { endpointId: id, limit: 10 }),
    }));
    expect(events.map((one) => [one.id, one.sequence])).toEqual(ids.map((one, index) => [one, index + 1]));
    expect(deliveries.map((one) => [one.eventId, one.state, one.attempts])).toEqual(
      ids.toReversed().map((one) => [one, 'waiting', 0]),
    );
  });

  it('a delivery that ended can begin anew, and one that waits is left alone', async () => {
    const { database, tenantId, id, ids } = await setup();
    const since = now.toISOString();
    const replayed = await database.inTenant(tenantId, async (tx) => {
      await settleDelivery(tx, { endpointId: id, eventId: ids[1]! }, { ...DONE, nextAttemptAt: null });
      const found = await findReplayableSince(tx, { endpointId: id, since, limit: 10 });
      expect(found.map((one) => one.eventId)).toEqual([ids[1]]);
      return replayDeliveries(tx, { endpointId: id, eventIds: ids, now });
    });
    expect(replayed).toBe(1);
  });

  it('an endpoint is changed under its lock in what is given', async () => {
    const { database, tenantId, id } = await setup();
    const after = await database.inTenant(tenantId, async (tx) => {
      await lockEndpoint(tx, id);
      await changeEndpoint(tx, id, { failingSince: now.toISOString(), topics: ['alert.raised', 'alert.closed'] });
      return listEndpoints(tx);
    });
    expect(after).toEqual([
      { ...endpoint(id), failingSince: now.toISOString(), topics: ['alert.raised', 'alert.closed'] },
    ]);
  });

  it('old events go with their deliveries, unless one of these still waits', async () => {
    const { database, tenantId, id, ids } = await setup();
    await database.inTenant(tenantId, (tx) =>
      settleDelivery(tx, { endpointId: id, eventId: ids[0]! }, { ...DONE, nextAttemptAt: null }),
    );
    await database.inSystem((tx) => purgeEvents(tx, new Date(START + 10_000)));
    const left = await database.inTenant(tenantId, (tx) => listEvents(tx, { limit: 10 }));
    expect(left.map((one) => one.id)).toEqual(ids.slice(1));
  });
});
