import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../server/src/database.ts';
import { orderDueReviews } from '../../../server/src/store/due-reviews.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const STATEMENTS = readFileSync(new URL('../../../server/migrations/0015_purge.sql', import.meta.url), 'utf8');
const now = new Date('2026-11-21T10:00:00.000Z');

/** The plan of the very statement that `run` would send; nothing is changed. */
const planOf = async (tx: Tx, run: (tx: Tx) => Promise<unknown>): Promise<string> => {
  let plan = '';
  await run(
    tx.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind !== 'RawNode') return node;
        const [first, ...others] = node.sqlFragments;
        return { ...node, sqlFragments: [`explain ${first}`, ...others] };
      },
      transformResult: async ({ result }) => {
        plan = result.rows.flatMap((row) => Object.values(row)).join('\n');
        return result;
      },
    }),
  );
  return plan;
};

describe.each(testEngines())('migration 0015 on the %s database', (engine) => {
  it('ends open work of a topic that nobody works on, and no other', async () => {
    const { database, pool } = await openTestDatabase(engine);
    const tenantId = await createTenant(database);
    const id = await database.inTenant(tenantId, async (tx) => {
      await sql`insert into outbox (topic, payload, dead_at) values ('publish-decision', '{}', now())`.execute(tx);
      await sql`insert into outbox (topic, payload, available_at) values
        ('publish-decision', '{}', now() + interval '1 day'), ('of-a-test', '{}', now() + interval '1 day')`.execute(
        tx,
      );
      return tenantId;
    });
    const client = await pool.connect();
    for (const statements of ['begin', STATEMENTS, 'commit']) await client.query(statements);
    client.release();
    const { rows } = await database.inTenant(id, (tx) =>
      sql`select topic, done_at is not null as done, dead_at is not null as dead from outbox order by id`.execute(tx),
    );
    expect(rows).toEqual([
      { topic: 'publish-decision', done: false, dead: true },
      { topic: 'publish-decision', done: true, dead: false },
      { topic: 'of-a-test', done: false, dead: false },
    ]);
  });

  it('finds due reviews through an index without the companies that nobody watches', async () => {
    const { database, pool } = await openTestDatabase(engine);
    const { rows } = await pool.query(`select pg_get_indexdef('watched_companies_due'::regclass) as definition`);
    expect(rows[0]).toMatchObject({ definition: expect.stringContaining('is_held OR is_requested') });
    const plan = await database.inSystem(async (tx) => {
      // The tables of a test are too small for an index to be worth it.
      await sql`set local enable_seqscan = off`.execute(tx);
      await sql`set local enable_sort = off`.execute(tx);
      const order = { by: 'review', now, limit: 500, againAt: now } as const;
      return planOf(tx, (explaining) => orderDueReviews(explaining, order));
    });
    expect(plan).toContain('Index Scan using watched_companies_due on watched_companies ');
  });
});
