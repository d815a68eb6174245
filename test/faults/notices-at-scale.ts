import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../server/src/database.ts';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import { inLanes, sendUntilAcknowledged } from './client.ts';
import { sirenFrom } from './companies.ts';
import { startCrm } from './crm-program.ts';
import type { MadeNotice } from './notices.ts';
import { ownFolder } from './owned-processes.ts';
import { startPostgresqlUnderFire } from './postgresql-under-fire.ts';
import { superviseProgram, type Program } from './program.ts';
import { FIRST_SEEDED, seedPortfolio } from './seed-portfolio.ts';
import { signedNotice } from './sign-notice.ts';

/** One size of portfolio. Seconds are from before the first request until everything is stored. */
export type ScaleLine = {
  readonly companies: number;
  readonly notices: number;
  readonly acknowledgedS: number;
  readonly doneS: number;
  readonly decisions: number;
  readonly alerts: number;
  readonly seededS: number;
  readonly databaseMb: number;
};

export type ScaleSettings = {
  readonly sizes: readonly number[];
  readonly notices: number;
  readonly workers: number;
  readonly say: (line: string) => void;
};

type Pool = ReturnType<typeof openPostgresql>;

const TENANT = 'portfolio';
const LANES = 16;
const LOOK_EVERY_MS = 100;
const LIMIT_MS = 600_000;
const WARM_UP = 200;

/** One day's notices: different companies from all over the portfolio, half of them late payers, half in proceedings. */
const noticesFor = (
  { companies, count, first }: { readonly companies: number; readonly count: number; readonly first: 0 | 1 },
  at: Date,
): readonly MadeNotice[] =>
  Array.from({ length: count }, (_, index) => {
    const value = { months: 12, currency: 'EUR', invoices: 120, average_delay_days: 55 } as const;
    const late = { kind: 'payments.summary', value: { ...value, late_30_share: 0.65, unpaid: 40_000 } } as const;
    return {
      eventId: `${first}-${index}`,
      siren: sirenFrom(FIRST_SEEDED + first + Math.floor((index * companies) / count)),
      eventAt: new Date(at.getTime() - (count - index) * 1_000).toISOString(),
      fact: index % 2 === 0 ? late : { kind: 'proceedings.opened', value: 'safeguard' },
    };
  });

type Counts = { readonly notices: number; readonly decisions: number; readonly alerts: number };

const count = async (pool: Pool, statement: string): Promise<number> =>
  (await pool.query<{ count: number }>(statement)).rows[0]?.count ?? 0;

const countsOf = async (pool: Pool): Promise<Counts> => ({
  notices: await count(pool, 'select count(*) from company_notices'),
  decisions: await count(pool, 'select count(distinct decision_id) from company_notices'),
  alerts: await count(pool, 'select count(*) from alerts'),
});

/** Any of a company's notices that no decision has taken in: found at once where there is one, and so it costs nothing. */
const OPEN = 'select exists (select from company_notices where handled_at is null)::int as count';

/** All of them were acknowledged before, so that none can come later. */
const untilHandled = async (pool: Pool, expected: number): Promise<number> => {
  const deadline = performance.now() + LIMIT_MS;
  while ((await count(pool, OPEN)) === 1) {
    if (performance.now() > deadline) throw new Error('not done in time');
    await pause(LOOK_EVERY_MS);
  }
  const doneAt = performance.now();
  const stored = await count(pool, 'select count(*) from company_notices');
  if (stored !== expected) throw new Error(`${stored} notices are stored in place of ${expected}`);
  return doneAt;
};

/** The first notices of a process find nothing compiled and no plan in the database's caches: they do not count. */
const warmUp = async (send: (notices: readonly MadeNotice[]) => Promise<void>, companies: number, at: Date) => {
  const notices = noticesFor({ companies, count: WARM_UP, first: 1 }, at);
  await send(notices);
  return notices.length;
};

const measure = async (
  pool: Pool,
  programs: readonly Program[],
  { companies, notices }: { readonly companies: number; readonly notices: number },
): Promise<Omit<ScaleLine, 'seededS' | 'databaseMb' | 'companies' | 'notices'>> => {
  const addresses = {
    current: () => programs.filter(({ role }) => role !== 'worker').flatMap((program) => program.url() ?? []),
  };
  const send = (sent: readonly MadeNotice[]): Promise<void> =>
    inLanes(sent, LANES, async (notice, index) => {
      await sendUntilAcknowledged(addresses, () => signedNotice(notice), index);
    });
  const warm = await warmUp(send, companies, new Date());
  await untilHandled(pool, warm);
  const before = await countsOf(pool);
  // As autovacuum does each minute: plans that were made for empty tables are no day's plans.
  await pool.query('analyze company_notices, notice_inbox, alerts, events, outbox');
  const made = noticesFor({ companies, count: notices, first: 0 }, new Date());
  const startedAt = performance.now();
  await send(made);
  const acknowledgedAt = performance.now();
  const doneAt = await untilHandled(pool, warm + notices);
  const after = await countsOf(pool);
  return {
    acknowledgedS: (acknowledgedAt - startedAt) / 1_000,
    doneS: (doneAt - startedAt) / 1_000,
    decisions: after.decisions - before.decisions,
    alerts: after.alerts - before.alerts,
  };
};

const HOUR_MS = 3_600_000;

const seeded = async (url: string, companies: number, say: ScaleSettings['say']): Promise<Pool> => {
  await (await openDatabase({ databaseUrl: url, directory: '' })).close();
  const pool = openPostgresql(url, () => undefined);
  const decidedAt = new Date(Date.now() - HOUR_MS).toISOString();
  await seedPortfolio({ pool, tenantId: TENANT, companies, decidedAt, log: say });
  return pool;
};

const runOne = async (companies: number, { notices, workers, say }: ScaleSettings): Promise<ScaleLine | undefined> => {
  const postgresql = await startPostgresqlUnderFire();
  if (postgresql === undefined) return undefined;
  const folder = ownFolder('creditline-faults-scale-').path;
  const crm = await startCrm({ seed: 1, searchLagMs: 0 });
  const startedAt = performance.now();
  const pool = await seeded(postgresql.url, companies, say);
  const seededS = (performance.now() - startedAt) / 1_000;
  const env = { DATABASE_URL: postgresql.url, CREDITLINE_DATA: join(folder, 'data') };
  const start = (name: string, role: 'all' | 'worker'): Program =>
    superviseProgram({ name, role, env, folder, crmUrl: crm.url, taskWrites: 'upsert', facts: 'stored' });
  const programs = [
    start('server', 'all'),
    ...Array.from({ length: workers }, (_, index) => start(`worker-${index + 1}`, 'worker')),
  ];
  try {
    for (const program of programs) await program.ready();
    const line = await measure(pool, programs, { companies, notices });
    const databaseMb = await count(pool, 'select pg_database_size(current_database()) / 1000000 as count');
    say(`${companies} companies: ${line.doneS.toFixed(1)} s`);
    return { companies, notices, seededS, databaseMb, ...line };
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    await pool.end();
    await Promise.all([postgresql.stop(), crm.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * The same day's notices with portfolios of several sizes: what they cost must grow with the notices alone. Undefined
 * where PostgreSQL cannot be had.
 */
export const runScale = async (settings: ScaleSettings): Promise<readonly ScaleLine[] | undefined> => {
  const lines: ScaleLine[] = [];
  for (const companies of settings.sizes) {
    const line = await runOne(companies, settings);
    if (line === undefined) return undefined;
    lines.push(line);
  }
  return lines;
};

const HEAD = ['watched', 'notices', 'acknowledged', 'alerts stored', 'decisions', 'alerts', 'database', 'seeded in'];

export const scaleText = (lines: readonly ScaleLine[]): string =>
  [
    HEAD,
    ...lines.map((line) => [
      String(line.companies),
      String(line.notices),
      `${line.acknowledgedS.toFixed(1)} s`,
      `${line.doneS.toFixed(1)} s`,
      String(line.decisions),
      String(line.alerts),
      `${line.databaseMb} MB`,
      `${line.seededS.toFixed(0)} s`,
    ]),
  ]
    .map((cells) => cells.map((cell) => cell.padStart(14)).join(''))
    .join('\n');
