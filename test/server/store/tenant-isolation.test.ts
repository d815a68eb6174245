import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../server/src/database.ts';
import { readAccount, upsertAccount } from '../../../server/src/store/accounts.ts';
import { appendAudit, readAuditRow } from '../../../server/src/store/audit.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const account = { crm: 'sandbox', accountId: '1' };
const now = new Date('2026-11-21T10:00:00.000Z');
const TENANT_TABLES = [
  'accounts',
  'alerts',
  'api_keys',
  'audit_heads',
  'audit_log',
  'company_notices',
  'company_sequences',
  'connections',
  'decisions',
  'events',
  'idempotency_keys',
  'inbox',
  'ledger_feeds',
  'ledger_invoices',
  'order_reservations',
  'outbox',
  'overrides',
  'portfolio_rescore_changes',
  'portfolio_rescores',
  'reported_exposures',
  'sandbox_happenings',
  'sandbox_tasks',
  'source_answers',
  'source_references',
  'tasks',
  'tenants',
  'watched_companies',
  'webhook_deliveries',
  'webhook_endpoints',
];
/** Of no tenant: the system alone reads and writes them. */
const SYSTEM_TABLES = ['notice_inbox', 'poller_cursors'];

const twoTenants = async (database: Database): Promise<[string, string]> => {
  const [one, other] = [await createTenant(database), await createTenant(database)];
  await database.inTenant(one, (tx) => upsertAccount(tx, { ...account, fields: { name: 'Ours' }, now }));
  return [one, other];
};

describe.each(testEngines())('tenant isolation on %s', (engine) => {
  it('covers every table: row-level security is enabled, forced, and has a policy by tenant', async () => {
    const { pool } = await openTestDatabase(engine);
    const { rows } = await pool.query(
      `select relname, relrowsecurity and relforcerowsecurity as forced,
         exists (select from pg_policies where tablename = relname and policyname = 'tenant_rows' and cmd = 'ALL'
           and qual like '%app.tenant%' and with_check like '%app.tenant%') as by_tenant
       from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'schema_migrations'
       order by relname`,
    );
    const tables = [...TENANT_TABLES, ...SYSTEM_TABLES].toSorted();
    expect(rows).toEqual(
      tables.map((relname) => ({ relname, forced: true, by_tenant: !SYSTEM_TABLES.includes(relname) })),
    );
  });

  it('gives neither role a way around it', async () => {
    const { pool } = await openTestDatabase(engine);
    const { rows } = await pool.query(
      `select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcanlogin as powerful,
         (select count(*) from pg_class where relowner = r.oid) as owned,
         has_table_privilege(oid, 'schema_migrations', 'select') as sees_migrations,
         has_table_privilege(oid, 'audit_log', 'insert,update,delete,truncate') as writes_audit
       from pg_roles r where rolname like 'creditline\\_%' order by rolname`,
    );
    const harmless = { powerful: false, owned: 0, sees_migrations: false, writes_audit: false };
    expect(rows).toEqual([
      { rolname: 'creditline_app', ...harmless },
      { rolname: 'creditline_system', ...harmless },
    ]);
  });

  it("shows no tenant another one's rows", async () => {
    const { database } = await openTestDatabase(engine);
    const [one, other] = await twoTenants(database);
    await database.inTenant(one, (tx) => appendAudit(tx, { kind: 'decision', body: '{}' }));
    expect(await database.inTenant(one, (tx) => readAccount(tx, account))).toMatchObject({ fields: { name: 'Ours' } });
    expect(await database.inTenant(other, (tx) => readAccount(tx, account))).toBeUndefined();
    expect(await database.inTenant(other, (tx) => readAuditRow(tx, 1))).toBeUndefined();
  });

  it('shows nothing without a tenant', async () => {
    const { database, pool } = await openTestDatabase(engine);
    await twoTenants(database);
    const client = await pool.connect();
    await client.query('begin; set local role creditline_app');
    const { rows } = await client.query('select count(*) as seen from accounts');
    await client.query('rollback');
    client.release();
    expect(rows).toEqual([{ seen: 0 }]);
  });

  it('refuses to write a row for another tenant', async () => {
    const { database } = await openTestDatabase(engine);
    const [one, other] = await twoTenants(database);
    const intrude = database.inTenant(other, (tx) =>
      tx.insertInto('accounts').values({ tenant_id: one, crm: 'sandbox', account_id: '2', fields: '{}' }).execute(),
    );
    await expect(intrude).rejects.toMatchObject({ code: '42501' });
  });

  it('leaves role and tenant behind with the transaction', async () => {
    const { database, pool } = await openTestDatabase(engine);
    const [one] = await twoTenants(database);
    const within = await database.inTenant(one, (tx) => sql`select current_user::text as role`.execute(tx));
    expect(within.rows).toEqual([{ role: 'creditline_app' }]);
    const { rows } = await pool.query(
      `select current_user::text = session_user::text as own, nullif(current_setting('app.tenant', true), '') as tenant`,
    );
    expect(rows).toEqual([{ own: true, tenant: null }]);
  });

  it('keeps the system role to what it needs', async () => {
    const { database } = await openTestDatabase(engine);
    await expect(database.inSystem((tx) => readAccount(tx, account))).rejects.toMatchObject({ code: '42501' });
    await expect(
      database.inSystem((tx) => sql`insert into decisions (id) values ('x')`.execute(tx)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses a tenant id that could end the statement', async () => {
    const { database } = await openTestDatabase(engine);
    const work = (): Promise<number> => Promise.resolve(1);
    await expect(database.inTenant("x'; reset role; --", work)).rejects.toMatchObject({ code: 'tenant_invalid' });
  });
});
