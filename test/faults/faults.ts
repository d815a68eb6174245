import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { TASK_WRITES } from './fake-crm-adapter.ts';
import { reportText } from './report.ts';
import { runFaults } from './run-faults.ts';

const HELP = `npm run faults -- [options]

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

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgresql' },
    rounds: { type: 'string', default: '200' },
    notices: { type: 'string', default: '20000' },
    companies: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    servers: { type: 'string', default: '2' },
    workers: { type: 'string', default: '2' },
    'task-writes': { type: 'string', default: 'search_first' },
    'search-lag': { type: 'string', default: '0' },
    limit: { type: 'string', default: '300' },
    'fault-log': { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean' },
  },
});

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const unusable = (text: string): never => {
  say(text);
  process.exit(2);
};

const wholeNumber = (
  name: 'rounds' | 'notices' | 'companies' | 'seed' | 'servers' | 'workers' | 'search-lag' | 'limit',
) => {
  const value = Number(values[name]);
  return Number.isSafeInteger(value) && value >= 0 ? value : unusable(`--${name} must be a whole number`);
};

const oneOf = <T extends string>(name: 'engine' | 'task-writes', known: readonly T[]): T =>
  known.find((value) => value === values[name]) ?? unusable(`--${name} must be ${known.join(' or ')}`);

const run = async (): Promise<number> => {
  const faultLog = values['fault-log'];
  const report = await runFaults({
    engine: oneOf('engine', ['postgresql', 'embedded']),
    rounds: wholeNumber('rounds'),
    notices: wholeNumber('notices'),
    companies: wholeNumber('companies'),
    seed: wholeNumber('seed'),
    servers: wholeNumber('servers'),
    workers: wholeNumber('workers'),
    taskWrites: oneOf('task-writes', TASK_WRITES),
    searchLagMs: wholeNumber('search-lag'),
    limitMs: wholeNumber('limit') * 1_000,
    ...(faultLog === undefined ? {} : { faultLog }),
    say,
  });
  if (report === undefined) return unusable('PostgreSQL 15 or later and redis-server are needed');
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  process.stdout.write(values.json === '-' ? json : `${reportText(report)}\n`);
  if (values.json !== undefined && values.json !== '-') writeFileSync(values.json, json);
  return report.findings.length === 0 ? 0 : 1;
};

if (values.help === true) process.stdout.write(HELP);
else process.exitCode = await run();
