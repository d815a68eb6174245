import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DatabaseError, openDatabase } from '../database.ts';
import { readEnv } from '../env.ts';
import type { AuditVerdict } from '../verify-audit.ts';
import { verifyDatabase } from '../verify-database.ts';

const HELP = `npm run audit-verify -- [--tenant <id>] [--json]

Walks the audit log and finds any edited, removed or reordered row.

  --tenant <id>   this tenant only; all of them without it
  --json          one line of JSON instead of a sentence
  --help          this text

The database is that of DATABASE_URL, or the embedded one in CREDITLINE_DATA (stop the server first: one process
at a time can open that folder). Exit code: 0 nothing found, 1 a fault, 2 it could not be verified.
`;

const EXIT_FAULT = 1;
const EXIT_NOT_VERIFIED = 2;

const sentenceOf = ({ ok, rows, tenants, firstFault }: AuditVerdict): string => {
  const walked = `${rows} audit records of ${tenants} tenants`;
  return ok || !firstFault
    ? `${walked} verified: nothing was edited, removed or reordered`
    : `record ${firstFault.sequence} of tenant ${firstFault.tenant}: ${firstFault.fault} (${walked} read)`;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const explain = (error: unknown): string =>
  error instanceof DatabaseError && error.code === 'database_locked'
    ? `audit-verify: the server is running. ${error.message}\n`
    : `audit-verify: ${messageOf(error)}\n`;

const run = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { tenant: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { databaseUrl, directory } = readEnv();
  // Opening a folder that is not there would make an empty database, and find it in perfect order.
  if (databaseUrl === undefined && !existsSync(directory)) {
    throw new DatabaseError('database_unavailable', `there is no database in ${directory}`);
  }
  const database = await openDatabase({ databaseUrl, directory });
  try {
    const verdict = await verifyDatabase(database, values.tenant);
    process.stdout.write(`${values.json ? JSON.stringify(verdict) : sentenceOf(verdict)}\n`);
    return verdict.ok ? 0 : EXIT_FAULT;
  } finally {
    await database.close();
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = EXIT_NOT_VERIFIED;
}
