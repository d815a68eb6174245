import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

describe.runIf(testEngines().includes('postgresql'))('a connection that PostgreSQL ends', () => {
  it('between two queries of a transaction fails that transaction alone, and the next one works', async () => {
    const { database, pool } = await openTestDatabase('postgresql');
    const tenant = await createTenant(database);
    const broken = database.inTenant(tenant, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
      // Long enough for the server's last word to arrive while no query waits for it.
      await pool.query('select pg_sleep(0.2)');
      await sql`select 1`.execute(tx);
    });
    await expect(broken).rejects.toThrow(/terminat|closed|not queryable|connection/i);
    await expect(database.inTenant(tenant, (tx) => sql`select 1`.execute(tx))).resolves.toBeDefined();
  });
});
