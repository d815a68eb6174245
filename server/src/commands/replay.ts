import { parseArgs } from 'node:util';
import type { Difference } from '@creditline/core';
import { DatabaseError } from '../database.ts';
import { readEnv } from '../env.ts';
import { replayDecision } from '../replay-decision.ts';
import { findDecisionTenant } from '../store/decisions.ts';
import { askRunningServer } from './ask-running-server.ts';
import { replayAnswer, replayFile } from './replay-file.ts';
import { CommandError, EXIT, print, runCommand, withDatabase } from './run-command.ts';

const HELP = `npm run replay -- <decision id> [--json]
npm run replay -- [<decision id>] --file <record.json> [--json]

Decides again from the audit record alone, and says whether the result is the same to the byte.

  --file <path>   an answer of GET /v1/score/{id}/audit that was saved, instead of the database
  --json          one line of JSON instead of text
  --help          this text

The database is that of DATABASE_URL, or the embedded one in CREDITLINE_DATA. While a server has that one open, the
record is asked of the server at HOST and PORT, with CREDITLINE_API_KEY (in sandbox mode with the sandbox key).
Exit code: 0 identical, 1 different, 2 it could not be replayed.
`;

const WHILE_SERVER_RUNS = `Ask the server instead: POST /v1/score/{id}/replay; or save its answer of GET /v1/score/{id}/audit and replay that with --file.`;

/** What a replay found, wherever the record came from. */
export type ReplayReport = {
  readonly id: string;
  readonly identical: boolean;
  readonly sequence: number;
  readonly hash: string;
  readonly recordedBy: string;
  readonly differences: readonly Difference[];
};

const replayStored = (id: string): Promise<ReplayReport> =>
  withDatabase({ mayCreate: false }, async ({ database }) => {
    const tenantId = await database.inSystem((tx) => findDecisionTenant(tx, id));
    const again =
      tenantId === undefined ? undefined : await database.inTenant(tenantId, (tx) => replayDecision(tx, id));
    if (again === undefined) throw new CommandError(`there is no decision ${id} in this database`);
    const { identical, sequence, hash, codeVersion, differences } = again;
    return { id, identical, sequence, hash, recordedBy: codeVersion, differences };
  });

/** A running server holds the embedded database, but gives the record to whoever has a key: it is replayed here. */
const replayWherever = async (id: string): Promise<ReplayReport> => {
  try {
    return await replayStored(id);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== 'database_locked') throw error;
    const { url, text } = await askRunningServer(readEnv(), id);
    return replayAnswer(url, text, id);
  }
};

const shown = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value));

const sentencesOf = ({ id, identical, sequence, hash, differences }: ReplayReport): string => {
  const record = `decision ${id} (audit record ${sequence}, ${hash.slice(0, 12)})`;
  if (identical) return `identical: ${record} was decided again to the same bytes`;
  const lines = differences.map(
    ({ path, recorded, replayed }) => `  ${path}: ${shown(recorded)} -> ${shown(replayed)}`,
  );
  return [`different: ${record}; recorded -> decided again`, ...lines].join('\n');
};

const jsonOf = ({ recordedBy, ...report }: ReplayReport): string =>
  JSON.stringify({ ...report, recorded_by: recordedBy });

const run = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, file: { type: 'string' } },
  });
  const [id, ...more] = positionals;
  if (more.length > 0 || (id === undefined && values.file === undefined)) {
    throw new CommandError('give one decision id, or a record with --file; --help says more');
  }
  const report = values.file === undefined ? await replayWherever(id!) : replayFile(values.file, id);
  print(values.json === true ? jsonOf(report) : sentencesOf(report));
  return report.identical ? EXIT.done : EXIT.no;
};

await runCommand({ name: 'replay', help: HELP, run, whileServerRuns: WHILE_SERVER_RUNS });
