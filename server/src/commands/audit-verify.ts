import { parseArgs } from 'node:util';
import type { AuditVerdict } from '../verify-audit.ts';
import { verifyDatabase } from '../verify-database.ts';
import { CommandError, EXIT, print, runCommand, withDatabase } from './run-command.ts';

const HELP = `npm run audit-verify -- [--tenant <id>] [--json]

Walks the audit log and finds any edited, removed or reordered row.

  --tenant <id>   this tenant only; all of them without it
  --json          one line of JSON instead of a sentence
  --help          this text

The database is that of DATABASE_URL, or the embedded one in CREDITLINE_DATA, which one process at a time can open.
Exit code: 0 nothing found, 1 a fault, 2 it could not be verified.
`;

const WHILE_SERVER_RUNS = 'Stop the server first, or run both on a PostgreSQL server with DATABASE_URL.';

const sentenceOf = ({ rows, tenants, firstFault }: AuditVerdict): string => {
  const walked = `${rows} audit records of ${tenants} tenants`;
  return firstFault === undefined
    ? `${walked} verified: nothing was edited, removed or reordered`
    : `record ${firstFault.sequence} of tenant ${firstFault.tenant}: ${firstFault.fault} (${walked} read)`;
};

const run = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: { tenant: { type: 'string' }, json: { type: 'boolean' } } });
  // Opening a folder that is not there would make an empty database, and find it in perfect order.
  const verdict = await withDatabase({ mayCreate: false }, ({ database }) => verifyDatabase(database, values.tenant));
  // A misspelt tenant has no record, and "nothing was edited" would be said of nothing.
  if (values.tenant !== undefined && verdict.ok && verdict.rows === 0) {
    throw new CommandError(`there is no audit record of a tenant ${values.tenant}`);
  }
  print(values.json === true ? JSON.stringify(verdict) : sentenceOf(verdict));
  return verdict.ok ? EXIT.done : EXIT.no;
};

await runCommand({ name: 'audit-verify', help: HELP, run, whileServerRuns: WHILE_SERVER_RUNS });
