/** Run by embedded-database.test.ts: appends audit records for ever, and says each number once it is committed. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../server/src/database.ts';
import { appendAudit } from '../../../server/src/store/audit.ts';

const [directory = '', tenant = ''] = process.argv.slice(2);
const database = await openDatabase({ directory });
for (;;) {
  const { sequence } = await database.inTenant(tenant, (tx) => appendAudit(tx, { kind: 'decision', body: '{}' }));
  writeSync(1, `${sequence}\n`);
}
