// The program under fire: what server/src/main.ts starts, with the fake CRM and made-up facts in the place of a CRM and of
// sources. Its environment is that of the real program; its arguments are the CRM's address, how tasks are
// written and which facts there are.
import { sql } from 'kysely';
import { readEnv } from '../../server/src/env.ts';
import { openLog } from '../../server/src/log.ts';
import { startServer } from '../../server/src/start-server.ts';
import { fakeCrm, TASK_WRITES } from './fake-crm-adapter.ts';
import { fakeSources, storedSources } from './fake-facts.ts';

const [crmUrl = '', asked = '', facts = ''] = process.argv.slice(2);
const taskWrites = TASK_WRITES.find((known) => known === asked) ?? 'search_first';
const env = readEnv();
const crm = fakeCrm({ url: crmUrl, taskWrites, fetch: (url, init) => fetch(url, init) });
const server = await startServer(env, {
  log: openLog(env.logLevel),
  sources: facts === 'stored' ? storedSources() : fakeSources(),
  crms: [crm],
  onStuck: () => process.exit(1),
});

/** What is to be done before the run is over: the digest of tomorrow is not. */
const countOpen = (): Promise<number> =>
  server.context.database.inSystem(async (tx) => {
    const { rows } = await sql<{ open: number }>`
      select count(*) as open from outbox
      where done_at is null and dead_at is null and topic <> 'write-digest'`.execute(tx);
    return rows[0]!.open;
  });

process.on('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
// A rig that was killed must not leave its servers behind.
process.on('disconnect', () => process.exit(1));
process.on('message', () => {
  countOpen().then(
    (open) => process.send?.(open),
    () => process.send?.(null),
  );
});
process.stdout.write(`Creditline ready at ${server.url}\n`);
