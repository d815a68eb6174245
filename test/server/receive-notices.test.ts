import { randomUUID } from 'node:crypto';
import type { Notice } from '@creditline/core';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../server/src/database.ts';
import { createMetrics } from '../../server/src/metrics.ts';
import { receiveNotices } from '../../server/src/receive-notices.ts';
import { purgeNotices } from '../../server/src/store/notices.ts';
import { createTenant, openTestDatabase, testEngines } from '../harness/database.ts';
import { newSiren } from '../harness/new-siren.ts';
import { noticesOf, watch } from '../harness/watch.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const metrics = createMetrics();

const noticeAt = (eventId: string, minute: number, siren: string): Notice => ({
  eventId,
  company: { siren },
  eventAt: new Date(now.getTime() - minute * 60_000).toISOString(),
  kind: 'judgment',
  signals: [],
});

const inboxOf = (database: Database, source: string) =>
  database.inSystem(async (tx) => {
    const { rows } = await sql<{ event_id: string; copies: number }>`
      select event_id, count(*)::int as copies from notice_inbox where source = ${source} group by event_id
    `.execute(tx);
    return rows;
  });

describe.each(testEngines())('notices on the %s database', (engine) => {
  const open = async () => (await openTestDatabase(engine)).database;

  it('200 notices, shuffled, doubled and cut into batches: each is stored once, with one piece of work for each', async () => {
    const database = await open();
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 70 }), async (chance, batch) => {
        const tenantId = await createTenant(database);
        const source = `source-${randomUUID()}`;
        const [even, odd] = [newSiren(), newSiren()];
        for (const siren of [even, odd]) await watch(database, tenantId, `FR:${siren}`);
        const notices = Array.from({ length: 200 }, (_, index) =>
          noticeAt(`e-${index}`, index, index % 2 === 0 ? even : odd),
        );
        const sent = [...notices, ...notices]
          .map((notice) => ({ notice, at: chance.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ notice }) => notice);
        const batches = Array.from({ length: Math.ceil(sent.length / batch) }, (_, index) =>
          sent.slice(index * batch, (index + 1) * batch),
        );
        const outcomes = await Promise.all(
          batches.map((part) =>
            receiveNotices({ database, metrics, now: () => now }, { source, notices: part, raw: '{}' }),
          ),
        );
        expect(outcomes.reduce((sum, { received }) => sum + received, 0)).toBe(200);
        expect(outcomes.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(200);
        const inbox = await inboxOf(database, source);
        expect([inbox.length, inbox.every(({ copies }) => copies === 1)]).toEqual([200, true]);
        const { notices: kept, orders } = await noticesOf(database, tenantId);
        expect([kept.length, orders.length]).toEqual([200, 200]);
        // Read in the order of their times, however they came.
        expect(kept.map(({ event_id }) => event_id)).toEqual(notices.map(({ eventId }) => eventId).toReversed());
      }),
      { numRuns: 3 },
    );
  });

  it('a tenant’s own notice reaches nobody else, and a connection that two tenants have reaches both', async () => {
    const database = await open();
    const source = `source-${randomUUID()}`;
    const [mine, theirs] = [await createTenant(database), await createTenant(database)];
    const companyKey = `FR:${newSiren()}`;
    for (const tenantId of [mine, theirs]) {
      await watch(database, tenantId, companyKey);
      await database.inTenant(tenantId, (tx) =>
        sql`
          insert into source_references (source, reference, company_key, created_at)
          values (${source}, 'shared', ${companyKey}, now())
        `.execute(tx),
      );
    }
    const shared: Notice = {
      eventId: 'e-1',
      reference: 'shared',
      eventAt: now.toISOString(),
      kind: 'account.updated',
      signals: [],
    };
    const context = { database, metrics, now: () => now };
    expect(await receiveNotices(context, { source, notices: [shared], raw: '{}' })).toEqual({
      received: 1,
      duplicates: 0,
      ignored: 0,
      concerned: 2,
    });
    const own = { ...shared, eventId: 'e-2' };
    expect(await receiveNotices(context, { source, notices: [own], raw: '{}', tenantId: mine })).toMatchObject({
      concerned: 1,
    });
    expect((await noticesOf(database, mine)).orders).toHaveLength(2);
    expect((await noticesOf(database, theirs)).orders).toHaveLength(1);
  });

  it('a company that is watched no longer orders no work, and a notice without a company is kept all the same', async () => {
    const database = await open();
    const source = `source-${randomUUID()}`;
    const tenantId = await createTenant(database);
    const siren = newSiren();
    await watch(database, tenantId, `FR:${siren}`);
    await database.inTenant(tenantId, (tx) => sql`update watched_companies set is_held = false`.execute(tx));
    const named: Notice = { ...noticeAt('e-3', 0, siren), company: { name: 'Martin' } } as Notice;
    const notices = [noticeAt('e-1', 0, siren), named, noticeAt('e-4', 0, 'not a number')];
    expect(await receiveNotices({ database, metrics, now: () => now }, { source, notices, raw: '{}' })).toEqual({
      received: 3,
      duplicates: 0,
      ignored: 2,
      concerned: 0,
    });
    expect(await inboxOf(database, source)).toHaveLength(3);
  });

  it('counts what was new, what came before and what names nobody, by source', async () => {
    const database = await open();
    const source = `source-${randomUUID()}`;
    const context = { database, metrics: createMetrics(), now: () => now };
    const notices = [noticeAt('e-1', 0, newSiren()), noticeAt('e-2', 0, 'not a number')];
    await receiveNotices(context, { source, notices, raw: '{}', unread: 3 });
    await receiveNotices(context, { source, notices: notices.slice(0, 1), raw: '{}' });
    const shown = await context.metrics.render([], now);
    const counts = { received: 2, duplicate: 1, ignored: 4 };
    for (const [result, count] of Object.entries(counts))
      expect(shown).toContain(`creditline_notices_total{source="${source}",result="${result}"} ${count}\n`);
  });

  it('is purged after a month, but for what was not handled yet', async () => {
    const database = await open();
    const source = `source-${randomUUID()}`;
    const tenantId = await createTenant(database);
    const siren = newSiren();
    await watch(database, tenantId, `FR:${siren}`);
    const long = new Date('2020-01-01T00:00:00.000Z');
    const notices = [noticeAt('open', 0, siren), noticeAt('handled', 0, siren)];
    await receiveNotices({ database, metrics, now: () => long }, { source, notices, raw: '{}' });
    await database.inTenant(tenantId, (tx) =>
      sql`update company_notices set handled_at = now() where event_id = 'handled'`.execute(tx),
    );
    expect(await database.inSystem((tx) => purgeNotices(tx, new Date('2020-01-02T00:00:00.000Z')))).toBe(3);
    expect(await inboxOf(database, source)).toEqual([]);
    expect((await noticesOf(database, tenantId)).notices.map(({ event_id }) => event_id)).toEqual(['open']);
  });
});
