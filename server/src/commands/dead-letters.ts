import { parseArgs } from 'node:util';
import type { Database } from '../database.ts';
import { listDeadLetters, replayDeadLetters, type DeadLetter } from '../store/dead-letters.ts';
import { CommandError, EXIT, print, runCommand, say, withDatabase } from './run-command.ts';

const HELP = `npm run dead-letters -- list [--tenant <id>] [--topic <topic>] [--json]
npm run dead-letters -- replay [<id>] [--tenant <id>] [--topic <topic>] [--json]

Work that was given up, of all tenants: list shows it, replay tries it anew from the first attempt.

  --tenant <id>     of this tenant only
  --topic <topic>   of this kind only, such as write-task
  --json            one line of JSON instead of text
  --help            this text

The database is that of DATABASE_URL, or the embedded one in CREDITLINE_DATA, which one process at a time can open.
Exit code: 0 done, 1 nothing was there to replay, 2 not done.
`;

const WHILE_SERVER_RUNS = 'Ask the server instead: GET /v1/dead-letters, and POST /v1/dead-letters/replay.';

const MOST_PER_PAGE = 500;

type Asked = {
  readonly id: number | undefined;
  readonly tenant: string | undefined;
  readonly topic: string | undefined;
  readonly json: boolean;
};

const pageOf = ({ inTenant, inSystem }: Database, { tenant, topic }: Asked, before: number | undefined) => {
  const question = { topic, before, limit: MOST_PER_PAGE };
  return tenant === undefined
    ? inSystem((tx) => listDeadLetters(tx, question))
    : inTenant(tenant, (tx) => listDeadLetters(tx, question));
};

const lineOf = ({ id, tenantId, topic, attempts, deadAt, payload, error }: DeadLetter): string =>
  [id, tenantId, topic, attempts, deadAt, JSON.stringify(payload), (error ?? '').split('\n')[0]].join('\t');

const list = async (database: Database, asked: Asked): Promise<number> => {
  let before: number | undefined;
  for (;;) {
    const page = await pageOf(database, asked, before);
    for (const letter of page) print(asked.json ? JSON.stringify(letter) : lineOf(letter));
    if (page.length < MOST_PER_PAGE) {
      if (before === undefined && page.length === 0) say('There are no dead letters.');
      return EXIT.done;
    }
    before = page.at(-1)?.id;
  }
};

const replay = async (database: Database, { id, tenant, topic, json }: Asked): Promise<number> => {
  const order = { now: new Date(), id, topic };
  const replayed = await (tenant === undefined
    ? database.inSystem((tx) => replayDeadLetters(tx, order))
    : database.inTenant(tenant, (tx) => replayDeadLetters(tx, order)));
  if (json) print(JSON.stringify({ replayed }));
  else say(`${replayed} ${replayed === 1 ? 'piece' : 'pieces'} of work will be tried anew.`);
  return replayed > 0 ? EXIT.done : EXIT.no;
};

const ACTIONS = { list, replay } as const;

const idOf = (given: string | undefined): number | undefined => {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(given)) throw new CommandError(`${given} is not the id of a dead letter`);
  return Number(given);
};

const run = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { tenant: { type: 'string' }, topic: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [action, id, ...more] = positionals;
  if (
    action === undefined ||
    !Object.hasOwn(ACTIONS, action) ||
    more.length > 0 ||
    (id !== undefined && action !== 'replay')
  ) {
    throw new CommandError('say what to do: list, or replay [<id>]; --help says more');
  }
  const asked = { id: idOf(id), tenant: values.tenant, topic: values.topic, json: values.json === true };
  return withDatabase({ mayCreate: false }, ({ database }) => ACTIONS[action as keyof typeof ACTIONS](database, asked));
};

await runCommand({ name: 'dead-letters', help: HELP, run, whileServerRuns: WHILE_SERVER_RUNS });
