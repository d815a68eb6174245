import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '@creditline/core';
import { createApiKey, FIRST_TENANT, SANDBOX_TENANT, SCOPES, type Scope } from '../api-keys.ts';
import type { Database } from '../database.ts';
import type { Env } from '../env.ts';
import { readPepper } from '../pepper.ts';
import { listApiKeys, revokeApiKey, type ApiKey } from '../store/api-keys.ts';
import { ensureTenant, readTenant } from '../store/tenants.ts';
import { CommandError, EXIT, print, runCommand, say, withDatabase } from './run-command.ts';

const HELP = `npm run api-key -- create --name <name> [--tenant <id>] [--scopes <a,b>] [--expires <YYYY-MM-DD>] [--json]
npm run api-key -- list [--tenant <id>] [--json]
npm run api-key -- revoke <key id> [--json]
npm run api-key -- create-tenant --id <id> --name <name> [--language <en|fr|es|pt>] [--json]

create prints the key on stdout, once: only a hash of it is stored.

  --tenant <id>   whose key (${FIRST_TENANT.id} in live mode, ${SANDBOX_TENANT.id} in sandbox mode)
  --scopes <a,b>  what it may do (all): ${SCOPES.join(', ')}
  --expires <day> the last day on which it works, UTC (none)
  --json          one line of JSON instead of text

The database is that of DATABASE_URL, or the embedded one in CREDITLINE_DATA. Keys are hashed with CREDITLINE_PEPPER, or
with the secret that is kept beside that folder. Exit code: 0 done, 1 no such key, 2 not done.
`;

type Opened = { readonly database: Database; readonly env: Env };
type Values = Readonly<Record<'name' | 'tenant' | 'scopes' | 'expires' | 'id' | 'language', string | undefined>> & {
  readonly json: boolean;
};

const needed = (value: string | undefined, option: string): string => {
  if (value === undefined || value.trim() === '') throw new CommandError(`--${option} is needed; --help says more`);
  return value.trim();
};

const scopesOf = (given: string | undefined): readonly Scope[] => {
  if (given === undefined) return SCOPES;
  const names = given.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(SCOPES as readonly string[]).includes(name));
  if (unknown.length === 0) return [...new Set(names)] as Scope[];
  throw new CommandError(`--scopes: there is no scope "${unknown[0]}"; there are ${SCOPES.join(', ')}`);
};

const expiryOf = (day: string | undefined, now: Date): string | undefined => {
  if (day === undefined) return undefined;
  const end = new Date(`${day}T23:59:59.999Z`);
  // A day such as 2026-02-31 would silently become another one.
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(end.getTime()) && end.toISOString().startsWith(day);
  if (!isDay) throw new CommandError(`--expires: ${day} is not a day such as 2027-06-30`);
  if (end <= now) throw new CommandError(`--expires: ${day} is over`);
  return end.toISOString();
};

/** The tenant that the server itself would make is made; any other must be there, or a typing error would make one. */
const tenantOf = async ({ database, env }: Opened, given: string | undefined): Promise<string> => {
  const usual = env.mode === 'live' ? FIRST_TENANT : SANDBOX_TENANT;
  if (given === undefined || given === usual.id) {
    await database.inSystem((tx) => ensureTenant(tx, usual));
    return usual.id;
  }
  if ((await database.inSystem((tx) => readTenant(tx, given))) !== undefined) return given;
  throw new CommandError(`there is no tenant ${given}; make it with: npm run api-key -- create-tenant --id ${given} …`);
};

const create = async (opened: Opened, values: Values): Promise<number> => {
  const { database, env } = opened;
  const now = new Date();
  const [name, scopes, expiresAt] = [
    needed(values.name, 'name'),
    scopesOf(values.scopes),
    expiryOf(values.expires, now),
  ];
  const tenantId = await tenantOf(opened, values.tenant);
  const pepper = readPepper(env.pepper, env.directory, randomBytes);
  const maker = { database, pepper, randomBytes, newId: randomUUID, now: () => now };
  const kind = env.mode === 'live' ? 'live' : 'test';
  const order = { tenantId, name, scopes, kind, ...(expiresAt === undefined ? {} : { expiresAt }) } as const;
  const { id, key } = await createApiKey(maker, order);
  if (values.json) print(JSON.stringify({ id, tenant: tenantId, name, scopes, expires_at: expiresAt ?? null, key }));
  else {
    say(`Key ${id} of tenant ${tenantId} (${scopes.join(', ')}). It is shown only now:`);
    print(key);
  }
  return EXIT.done;
};

const stateOf = (
  { revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>,
  now: Date,
): 'active' | 'revoked' | 'expired' => {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'active';
};

const list = async ({ database }: Opened, values: Values): Promise<number> => {
  const now = new Date();
  const all = await database.inSystem((tx) => listApiKeys(tx));
  const keys = all
    .filter(({ tenantId }) => values.tenant === undefined || tenantId === values.tenant)
    // The hash stays where it is: it is of no use to a reader, and of some to a thief.
    .map(({ hmac: _hmac, ...key }) => ({ ...key, state: stateOf(key, now) }));
  if (values.json) print(JSON.stringify(keys));
  else if (keys.length === 0) say('There are no keys.');
  else {
    for (const { id, tenantId, state, prefix, scopes, expiresAt, name } of keys) {
      print([id, tenantId, state, prefix, scopes.join(','), expiresAt ?? 'no end', name].join('\t'));
    }
  }
  return EXIT.done;
};

const revoke = async ({ database }: Opened, values: Values): Promise<number> => {
  const id = needed(values.id, 'id');
  const revoked = await database.inSystem((tx) => revokeApiKey(tx, { id, now: new Date() }));
  if (values.json) print(JSON.stringify({ id, revoked }));
  else say(revoked ? `Key ${id} is revoked.` : `There is no key ${id} that could be revoked.`);
  return revoked ? EXIT.done : EXIT.no;
};

const TENANT_ID = /^[A-Za-z0-9_.:-]{1,64}$/;

const createTenant = async ({ database }: Opened, values: Values): Promise<number> => {
  const [id, name, language] = [needed(values.id, 'id'), needed(values.name, 'name'), values.language ?? 'en'];
  if (!TENANT_ID.test(id)) throw new CommandError('--id: up to 64 letters, digits and _ . : -');
  if (!LANGUAGES.includes(language as Language)) throw new CommandError(`--language: one of ${LANGUAGES.join(', ')}`);
  const known = await database.inSystem((tx) => readTenant(tx, id));
  if (known !== undefined) throw new CommandError(`the tenant ${id} exists already (${known.name})`);
  await database.inSystem((tx) => ensureTenant(tx, { id, name, language }));
  if (values.json) print(JSON.stringify({ id, name, language }));
  else say(`Tenant ${id} is made.`);
  return EXIT.done;
};

const ACTIONS = { create, list, revoke, 'create-tenant': createTenant } as const;

const text = { type: 'string' } as const;
const OPTIONS = {
  name: text,
  tenant: text,
  scopes: text,
  expires: text,
  id: text,
  language: text,
  json: { type: 'boolean' },
} as const;

const run = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const [action, id, ...more] = positionals;
  if (
    action === undefined ||
    !Object.hasOwn(ACTIONS, action) ||
    more.length > 0 ||
    (id !== undefined && action !== 'revoke')
  ) {
    throw new CommandError('say what to do: create, list, revoke <key id> or create-tenant; --help says more');
  }
  const { name, tenant, scopes, expires, language } = values;
  const asked = { name, tenant, scopes, expires, language, id: id ?? values.id, json: values.json === true };
  return withDatabase({ mayCreate: action === 'create' || action === 'create-tenant' }, (opened) =>
    ACTIONS[action as keyof typeof ACTIONS](opened, asked),
  );
};

const WHILE_SERVER_RUNS = 'Stop the server first, or run both on a PostgreSQL server with DATABASE_URL.';

await runCommand({ name: 'api-key', help: HELP, run, whileServerRuns: WHILE_SERVER_RUNS });
