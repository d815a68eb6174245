import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { duplicatesText, runDuplicates } from './duplicates.ts';
import { TASK_WRITES } from './fake-crm-adapter.ts';
import { runScale, scaleText } from './notices-at-scale.ts';
import { latencyText, runLatency } from './notice-latency.ts';
import { reportText } from './report.ts';
import { runFaults } from './run-faults.ts';

const HELP = `npm run faults -- [options]
npm run faults -- duplicates [--events <n>] [--seed <n>]    every event twice, in any order: one effect each (10000)
npm run faults -- latency [--notices <n>]                   from a notice to its task on an idle machine (200)
npm run faults -- scale [--sizes <n,n,…>] [--notices <n>] [--workers <n>]
                                    a day's notices (3000) with 10000, 100000 and 1000000 watched companies

Kills what runs, over and over, while notices come in, and then counts what was lost or doubled. Servers, workers,
PostgreSQL (fsync on), Redis (which keeps nothing) and a CRM that answers 429, 500, 503, late, or not at all are
processes that this command starts on 127.0.0.1 and ends again.

  --engine <name>       postgresql (default), or embedded: one process on its embedded database
  --rounds <n>          faults (200)
  --notices <n>         notices, a tenth of them sent twice, shuffled within windows (20000)
  --companies <n>       watched companies that they are about (400)
  --seed <n>            of the notices, the faults and the CRM (1)
  --servers <n>, --workers <n>   with PostgreSQL (2 and 2)
  --task-writes <how>   search_first: the CRM has no unique key for tasks (default); upsert: it has
  --search-lag <ms>     the CRM's search finds a new task only so much later (0)
  --limit <s>           for what is still to do after the last fault (300)
  --fault-log <file>    one JSON line for each fault
  --json <file|->       the figures as JSON too; - prints them on stdout instead of the table
  --help                this text

Exit code: 0 nothing lost or doubled, 1 something was, 2 it could not be run.
`;

const { values, positionals } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgresql' },
    rounds: { type: 'string', default: '200' },
    notices: { type: 'string' },
    companies: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    servers: { type: 'string', default: '2' },
    workers: { type: 'string' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    'task-writes': { type: 'string', default: 'search_first' },
    'search-lag': { type: 'string', default: '0' },
    limit: { type: 'string', default: '300' },
    'fault-log': { type: 'string' },
    json: { type: 'string' },
    events: { type: 'string', default: '10000' },
    help: { type: 'boolean' },
  },
  allowPositionals: true,
});

/** Seconds since the start and what happens now: on stderr, because stdout belongs to the figures. */
const say = (line: string): void =>
  void process.stderr.write(`${(performance.now() / 1_000).toFixed(0).padStart(5)} s  ${line}\n`);

const unusable = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(2);
};

type Numbers = 'rounds' | 'notices' | 'companies' | 'seed' | 'servers' | 'workers' | 'search-lag' | 'limit' | 'events';

const wholeNumber = (name: Numbers, shipped?: number): number => {
  const value = Number(values[name] ?? shipped);
  return Number.isSafeInteger(value) && value >= 0 ? value : unusable(`--${name} must be a whole number`);
};

/** The figures on stdout, for people or as JSON, and in a file where one is named. */
const tell = (report: object, text: string): void => {
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  process.stdout.write(values.json === '-' ? json : `${text}\n`);
  if (values.json !== undefined && values.json !== '-') writeFileSync(values.json, json);
};

const oneOf = <T extends string>(name: 'engine' | 'task-writes', known: readonly T[]): T =>
  known.find((value) => value === values[name]) ?? unusable(`--${name} must be ${known.join(' or ')}`);

const run = async (): Promise<number> => {
  const faultLog = values['fault-log'];
  const report = await runFaults({
    engine: oneOf('engine', ['postgresql', 'embedded']),
    rounds: wholeNumber('rounds'),
    notices: wholeNumber('notices', 20_000),
    companies: wholeNumber('companies'),
    seed: wholeNumber('seed'),
    servers: wholeNumber('servers'),
    workers: wholeNumber('workers', 2),
    taskWrites: oneOf('task-writes', TASK_WRITES),
    searchLagMs: wholeNumber('search-lag'),
    limitMs: wholeNumber('limit') * 1_000,
    ...(faultLog === undefined ? {} : { faultLog }),
    say,
  });
  if (report === undefined) return unusable('PostgreSQL 15 or later and redis-server are needed');
  tell(report, reportText(report));
  return report.findings.length === 0 ? 0 : 1;
};

const duplicates = async (): Promise<number> => {
  const limitMs = wholeNumber('limit') * 1_000;
  const report = await runDuplicates({ events: wholeNumber('events'), seed: wholeNumber('seed'), limitMs });
  tell(report, duplicatesText(report));
  return report.findings.length === 0 ? 0 : 1;
};

const latency = async (): Promise<number> => {
  const report = await runLatency(wholeNumber('notices', 200));
  tell(report, latencyText(report));
  return 0;
};

const scale = async (): Promise<number> => {
  const sizes = values.sizes.split(',').map(Number);
  const notices = wholeNumber('notices', 3_000);
  if (sizes.some((size) => !Number.isSafeInteger(size) || size < 2 * notices))
    return unusable(`--sizes must be whole numbers of at least ${2 * notices}, parted by commas`);
  const lines = await runScale({ sizes, notices, workers: wholeNumber('workers', 1), say });
  if (lines === undefined) return unusable('PostgreSQL 15 or later is needed');
  tell(lines, scaleText(lines));
  return 0;
};

const COMMANDS: Readonly<Record<string, () => Promise<number>>> = { faults: run, duplicates, latency, scale };

const [asked = 'faults'] = positionals;
const command = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
if (values.help === true) process.stdout.write(HELP);
else if (command === undefined) unusable(`there is no ${asked}; known are ${Object.keys(COMMANDS).join(', ')}`);
else process.exitCode = await command();
