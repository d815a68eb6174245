import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, fsyncSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/src/database.ts';
import { openDurable } from '../../../server/src/database/durable-files.ts';
import { openEmbedded } from '../../../server/src/database/embedded.ts';
import { appendAudit } from '../../../server/src/store/audit.ts';
import { verifyDatabase } from '../../../server/src/verify-database.ts';
import { createDatabaseFolder, createFolder, createTenant } from '../../harness/database.ts';

const ROUNDS = 5;
const WRITER = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url));
const AUDIT_VERIFY = fileURLToPath(new URL('../../../server/src/commands/audit-verify.ts', import.meta.url));

/** Answers the last number that the writer had said when it was killed. */
const killWriter = async (directory: string, tenant: string, records: number): Promise<number> => {
  const writer = spawn(process.execPath, [WRITER, directory, tenant], { stdio: ['ignore', 'pipe', 'inherit'] });
  let [said, last] = [0, 0];
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line);
    said += 1;
    if (said === records) writer.kill('SIGKILL');
  }
  if (writer.signalCode === null && writer.exitCode === null) await once(writer, 'exit');
  return last;
};

describe('the embedded database', () => {
  it('loses nothing that was acknowledged when its process is killed, and opens again', async () => {
    const directory = await createDatabaseFolder();
    const first = await openDatabase({ directory });
    const tenant = await createTenant(first);
    await first.close();
    for (let round = 1; round <= ROUNDS; round += 1) {
      const acknowledged = await killWriter(directory, tenant, 20 * round);
      const database = await openDatabase({ directory });
      const verdict = await verifyDatabase(database, tenant);
      await database.close();
      expect(verdict.ok).toBe(true);
      // One more may have been committed and not yet said.
      expect(verdict.rows - acknowledged).toBeOneOf([0, 1]);
    }
  }, 60_000);

  it('waits for the device once per commit, and not for a read', async () => {
    const folder = join(await createDatabaseFolder(), 'postgresql-18');
    let syncs = 0;
    const fail = (error: unknown): never => {
      throw error;
    };
    const counted = (descriptor: number): void => {
      syncs += 1;
      fsyncSync(descriptor);
    };
    const postgres = await openDurable(folder, { sync: counted, onFailure: fail });
    await postgres.exec('create table written (number int)');
    syncs = 0;
    for (let number = 0; number < 50; number += 1) await postgres.query('insert into written values ($1)', [number]);
    const afterCommits = syncs;
    for (let number = 0; number < 50; number += 1) await postgres.query('select count(*) from written');
    expect([afterCommits, syncs]).toEqual([50, 50]);
    await postgres.close();
  });

  it('appears under its name only once it is whole', async () => {
    const directory = createFolder();
    const database = await openDatabase({ directory });
    expect(readdirSync(directory)).toEqual(['postgresql-18']);
    await database.close();
  });

  it('is made anew when its first start was interrupted', async () => {
    const directory = createFolder();
    const child = spawn(process.execPath, [WRITER, directory, 'nobody'], { stdio: 'ignore' });
    while (!existsSync(join(directory, 'postgresql-18.init', 'PG_VERSION')) && child.exitCode === null) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(directory, 'postgresql-18'))).toBe(false);
    const database = await openDatabase({ directory });
    await expect(database.ping()).resolves.toBeUndefined();
    await database.close();
  });

  it('refuses a second opener in the same process and in another one, and names the folder', async () => {
    const directory = await createDatabaseFolder();
    const database = await openDatabase({ directory });
    await expect(openDatabase({ directory })).rejects.toMatchObject({ code: 'database_locked' });
    const second = spawnSync(process.execPath, [AUDIT_VERIFY], {
      env: { CREDITLINE_DATA: directory },
      encoding: 'utf8',
    });
    expect(second.status).toBe(2);
    expect(second.stderr).toContain(`the folder ${directory} is in use by another Creditline process`);
    await database.close();
    const reopened = await openDatabase({ directory });
    await reopened.close();
  });

  it('ends a statement that never answers, starts PostgreSQL again and has kept what was committed', async () => {
    const settings = { directory: await createDatabaseFolder(), onIdleError: () => undefined, answerTimeoutMs: 1_500 };
    const { pool, close } = await openEmbedded(settings);
    await pool.query('create table kept (id int)');
    await expect(pool.query('do $$ begin loop null; end loop; end $$')).rejects.toThrow('has stopped');
    const { rows } = await pool.query('select count(*) from kept');
    expect(rows).toEqual([{ count: 0 }]);
    await close();
  });

  it('gives no connection the answers or the transaction of the one before it', async () => {
    const { pool, close } = await openEmbedded({
      directory: await createDatabaseFolder(),
      onIdleError: () => undefined,
    });
    const client = await pool.connect();
    await client.query('begin; create table unfinished (id int)');
    const lost = client.query('select 1 as lost').catch(() => undefined);
    client.release(true);
    await lost;
    const { rows } = await pool.query(`select to_regclass('unfinished') as found`);
    expect(rows).toEqual([{ found: null }]);
    await close();
  });
});

describe('npm run audit-verify', () => {
  const run = (directory: string, ...parameters: string[]) =>
    spawnSync(process.execPath, [AUDIT_VERIFY, ...parameters], {
      env: { CREDITLINE_DATA: directory },
      encoding: 'utf8',
    });

  const recorded = async () => {
    const directory = await createDatabaseFolder();
    const database = await openDatabase({ directory });
    const tenant = await createTenant(database);
    for (let number = 0; number < 3; number += 1) {
      await database.inTenant(tenant, (tx) => appendAudit(tx, { kind: 'decision', body: '{}' }));
    }
    await database.close();
    return { directory, tenant };
  };

  it('says what it verified, as a sentence or as JSON', async () => {
    const { directory, tenant } = await recorded();
    expect(run(directory)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('3 audit records of 1 tenants verified'),
    });
    const json = run(directory, '--json', '--tenant', tenant);
    expect(JSON.parse(json.stdout)).toEqual({ ok: true, rows: 3, tenants: 1 });
  });

  it('vouches for no tenant that has no record', async () => {
    const { directory, tenant } = await recorded();
    const stderr = expect.stringContaining(`no audit record of a tenant ${tenant}x`);
    expect(run(directory, '--tenant', `${tenant}x`)).toMatchObject({ status: 2, stdout: '', stderr });
  });

  it('ends with 1 and the exact row when one was edited', async () => {
    const { directory, tenant } = await recorded();
    const { pool, close } = await openEmbedded({ directory, onIdleError: () => undefined });
    await pool.query(`set session_replication_role = replica`);
    await pool.query(`update audit_log set body = '{"edited":true}' where sequence = 2`);
    await close();
    const { status, stdout } = run(directory);
    expect(status).toBe(1);
    expect(stdout).toContain(`record 2 of tenant ${tenant}: edited`);
  });

  it('explains itself, and refuses options that it does not know', async () => {
    const directory = createFolder();
    expect(run(directory, '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--tenant <id>') });
    expect(run(directory, '--nonsense')).toMatchObject({ status: 2 });
    const missing = join(directory, 'missing');
    const stderr = expect.stringContaining(`audit-verify: there is no database in ${missing}`);
    expect(run(missing)).toMatchObject({ status: 2, stdout: '', stderr });
    expect(readdirSync(directory)).toEqual([]);
  });
});
