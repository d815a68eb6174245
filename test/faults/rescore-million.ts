import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Context } from '../../server/src/context.ts';
import { createContext } from '../../server/src/create-context.ts';
import { databaseOn, openDatabase } from '../../server/src/database.ts';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import { readEnv } from '../../server/src/env.ts';
import { rescorePortfolioJob } from '../../server/src/jobs/rescore-portfolio.ts';
import { openLog } from '../../server/src/log.ts';
import { addToOutbox } from '../../server/src/store/outbox.ts';
import { insertRescore, readRescore } from '../../server/src/store/rescores.ts';
import { startPostgresql } from '../harness/postgresql.ts';
import { percentile } from '../bench/measure.ts';
import { seedPortfolio } from './seed-portfolio.ts';

const HELP = `node test/faults/rescore-million.ts [--companies 1000000] [--same-day]

Seeds a portfolio in a PostgreSQL of its own, rescores it with audit, and prints how long that took.

  --companies <n>  how many are watched, 1000000 unless told
  --same-day       on the day of the standing decisions, so that nothing changes; else 40 days later
  --json           prints the figures as JSON
`;

const TENANT = 'portfolio';
const RUN = 'run';
const DECIDED_AT = '2026-11-21T10:00:00.000Z';
const LATER = '2026-12-31T10:00:00.000Z';

const { values } = parseArgs({
  options: {
    companies: { type: 'string', default: '1000000' },
    'same-day': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The longest that a timer of 20 ms came late: what a request would have waited for the event loop. */
const watchLoop = (): { readonly stop: () => readonly number[] } => {
  const late: number[] = [];
  let due = performance.now() + 20;
  const timer = setInterval(() => {
    late.push(Math.max(0, performance.now() - due));
    due = performance.now() + 20;
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return late.toSorted((a, b) => a - b);
    },
  };
};

const statOf = (pid: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  } catch {
    return [];
  }
};

/** CPU of PostgreSQL's own processes so far, those that have ended as well, in microseconds (Linux; elsewhere 0). */
const postgresqlCpu = (pid: number): number => {
  if (!existsSync('/proc')) return 0;
  const running = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter(([, parent]) => Number(parent) === pid)
    .reduce((sum, fields) => sum + Number(fields[11]) + Number(fields[12]), 0);
  const own = statOf(String(pid));
  return (running + Number(own[13]) + Number(own[14])) * TICK_MICROS;
};

/** A hundred ticks in a second, on every Linux that Node runs on. */
const TICK_MICROS = 10_000;

const orderRun = async ({ database, scorecard, policy }: Context): Promise<void> => {
  await database.inTenant(TENANT, async (tx) => {
    await insertRescore(tx, {
      id: RUN,
      filter: {},
      isDraft: false,
      applies: false,
      decidedAt: values['same-day'] ? DECIDED_AT : LATER,
      scorecardSha256: scorecard.sha256,
      policyKind: 'policy',
      policySha256: policy.sha256,
    });
    await addToOutbox(tx, { topic: 'rescore-portfolio', payload: { rescoreId: RUN, part: 1 } });
  });
};

/** Runs part after part until the run is over. Answers the resident memory after each, MB. */
const runParts = async (context: Context): Promise<readonly number[]> => {
  const job = rescorePortfolioJob(context);
  const rssMb: number[] = [];
  for (let part = 1; ; part += 1) {
    await job({ tenantId: TENANT, payload: { rescoreId: RUN, part } });
    const now = await context.database.inTenant(TENANT, (tx) => readRescore(tx, RUN));
    rssMb.push(Math.round(process.memoryUsage.rss() / 1e6));
    say(`part ${part}: ${now?.done} of ${now?.total}, ${rssMb.at(-1)} MB`);
    if (now?.state !== 'running') return rssMb;
  }
};

const timed = async (context: Context, pid: number) => {
  const loop = watchLoop();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const cpuOfPostgresql = postgresqlCpu(pid);
  const rssMb = await runParts(context);
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const late = loop.stop();
  return {
    seconds,
    serverCpuMicros: used.user + used.system,
    postgresqlCpuMicros: postgresqlCpu(pid) - cpuOfPostgresql,
    rssMb,
    loopLateMs: { p50: percentile(late, 0.5), p99: percentile(late, 0.99), most: late.at(-1) },
  };
};

const rounded = (value: number): number => Number(value.toFixed(1));

const seeded = async (companies: number, url: string) => {
  const pool = openPostgresql(url, (error) => say(String(error)));
  const migrated = await openDatabase({ databaseUrl: url, directory: '' });
  await migrated.close();
  const start = performance.now();
  await seedPortfolio({ pool, tenantId: TENANT, companies, decidedAt: DECIDED_AT, log: say });
  const { rows } = await pool.query<{ mb: number }>('select pg_database_size(current_database()) / 1000000 as mb');
  return { pool, seedSeconds: rounded((performance.now() - start) / 1000), databaseMb: rows[0]?.mb };
};

const measure = async (companies: number, { url, pid }: { readonly url: string; readonly pid: number }) => {
  const { pool, ...seed } = await seeded(companies, url);
  const database = databaseOn({ engine: 'postgresql', pool, close: () => pool.end() });
  const env = readEnv({ CREDITLINE_DATA: join(mkdtempSync(join(tmpdir(), 'creditline-rescore-')), 'data') });
  const context = createContext(env, { database, log: openLog('silent') }, { now: () => new Date(LATER) });
  await orderRun(context);
  const { seconds, serverCpuMicros, postgresqlCpuMicros, ...run } = await timed(context, pid);
  const end = (await database.inTenant(TENANT, (tx) => readRescore(tx, RUN)))!;
  await database.close();
  return {
    companies,
    state: end.state,
    seconds: rounded(seconds),
    microsEach: rounded((seconds * 1e6) / companies),
    serverCpuMicrosEach: rounded(serverCpuMicros / companies),
    postgresqlCpuMicrosEach: rounded(postgresqlCpuMicros / companies),
    ...run,
    ...seed,
    changed: end.result?.changed,
    failed: end.result?.failed,
    outcomes: end.result?.outcomes,
  };
};

if (values.help) process.stdout.write(HELP);
else {
  const postgresql = await startPostgresql();
  if (postgresql === undefined) throw new Error('there is no PostgreSQL on this machine');
  try {
    say(postgresql.description);
    const pid = Number(/process (\d+)/.exec(postgresql.description)?.[1]);
    const figures = await measure(Number(values.companies), { url: postgresql.url, pid });
    process.stdout.write(`${JSON.stringify(figures, undefined, values.json ? 0 : 2)}\n`);
  } finally {
    await postgresql.stop();
  }
}
