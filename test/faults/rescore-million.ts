import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createContext } from '../../server/src/create-context.ts';
import { databaseOn, openDatabase } from '../../server/src/database.ts';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import { readEnv } from '../../server/src/env.ts';
import { rescorePortfolioJob } from '../../server/src/jobs/rescore-portfolio.ts';
import { openLog } from '../../server/src/log.ts';
import { recorded } from '../../server/src/recorded-rules.ts';
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

const measure = async (companies: number, url: string) => {
  const pool = openPostgresql(url, (error) => say(String(error)));
  const migrated = await openDatabase({ databaseUrl: url, directory: '' });
  await migrated.close();
  const seedStart = performance.now();
  await seedPortfolio({ pool, tenantId: TENANT, companies, decidedAt: DECIDED_AT, log: say });
  const seedSeconds = (performance.now() - seedStart) / 1000;
  const { rows: sizes } = await pool.query<{ size: number }>(
    'select pg_database_size(current_database())::bigint as size',
  );
  const database = databaseOn({ engine: 'postgresql', pool, close: () => pool.end() });
  const env = readEnv({ CREDITLINE_DATA: join(mkdtempSync(join(tmpdir(), 'creditline-rescore-')), 'data') });
  const context = createContext(env, { database, log: openLog('silent') }, { now: () => new Date(LATER) });
  const order = {
    id: 'run',
    filter: {},
    isDraft: false,
    applies: false,
    decidedAt: values['same-day'] ? DECIDED_AT : LATER,
    scorecardSha256: recorded(context.scorecard.value).sha256,
    policyKind: 'policy' as const,
    policySha256: context.policy.sha256,
  };
  await database.inTenant(TENANT, async (tx) => {
    await insertRescore(tx, order);
    await addToOutbox(tx, { topic: 'rescore-portfolio', payload: { rescoreId: 'run', part: 1 } });
  });
  const job = rescorePortfolioJob(context);
  const loop = watchLoop();
  const rssMb: number[] = [];
  const start = performance.now();
  const cpu = process.cpuUsage();
  for (let part = 1; ; part += 1) {
    await job({ tenantId: TENANT, payload: { rescoreId: 'run', part } });
    rssMb.push(Math.round(process.memoryUsage.rss() / 1e6));
    const now = await database.inTenant(TENANT, (tx) => readRescore(tx, 'run'));
    say(`part ${part}: ${now?.done} of ${now?.total}, ${rssMb.at(-1)} MB`);
    if (now?.state !== 'running') break;
  }
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const late = loop.stop();
  const end = (await database.inTenant(TENANT, (tx) => readRescore(tx, 'run')))!;
  await database.close();
  return {
    companies,
    state: end.state,
    seconds: Number(seconds.toFixed(1)),
    microsEach: Number(((seconds * 1e6) / companies).toFixed(1)),
    serverCpuMicrosEach: Number(((used.user + used.system) / companies).toFixed(1)),
    rssMb,
    loopLateMs: { p50: percentile(late, 0.5), p99: percentile(late, 0.99), most: late.at(-1) },
    changed: end.result?.changed,
    failed: end.result?.failed,
    outcomes: end.result?.outcomes,
    seedSeconds: Number(seedSeconds.toFixed(1)),
    databaseMb: Math.round((sizes[0]?.size ?? 0) / 1e6),
  };
};

if (values.help) process.stdout.write(HELP);
else {
  const postgresql = await startPostgresql();
  if (postgresql === undefined) throw new Error('there is no PostgreSQL on this machine');
  try {
    say(postgresql.description);
    const figures = await measure(Number(values.companies), postgresql.url);
    process.stdout.write(`${JSON.stringify(figures, undefined, values.json ? 0 : 2)}\n`);
  } finally {
    await postgresql.stop();
  }
}
