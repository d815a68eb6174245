import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { benchDecide } from './decide-bench.ts';
import { reportText, type BenchReport } from './report.ts';
import { benchServer } from './server-bench.ts';

const HELP = `npm run bench -- [--quick] [--json <file|->]

Measures deciding against json-rules-engine, and the server under load against a bare Express server, in one run.

  --quick         less than 40 seconds instead of less than 3 minutes, and coarser
  --json <file>   writes the figures as JSON too; - prints them on stdout instead of the table
  --help          this text

Load goes to processes that this command starts on 127.0.0.1 and ends again.
`;

const run = async (isQuick: boolean): Promise<BenchReport> => {
  const decide = await benchDecide(
    isQuick ? 300 : 2_000,
    isQuick ? { rounds: 3, roundMs: 80 } : { rounds: 11, roundMs: 250 },
  );
  const server = await benchServer(isQuick ? 2 : 8);
  return {
    measuredAt: new Date().toISOString(),
    node: process.versions.node,
    cores: availableParallelism(),
    quick: isQuick,
    decide,
    server,
  };
};

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help === true) process.stdout.write(HELP);
else {
  const report = await run(values.quick === true);
  const json = JSON.stringify(report, undefined, 2);
  if (values.json !== '-') process.stdout.write(`${reportText(report)}\n`);
  if (values.json === '-') process.stdout.write(`${json}\n`);
  else if (values.json !== undefined) writeFileSync(values.json, `${json}\n`);
}
