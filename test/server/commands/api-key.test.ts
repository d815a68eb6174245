import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder, runInChild, startInChild, type Ended } from './run-in-child.ts';

const folder = newFolder();
const run = (...args: readonly string[]): Promise<Ended> => runInChild('api-key', args, { folder });
const KEY = /^cl_test_[0-9a-f]{12}_[0-9a-f]{64}\n$/;

type Made = { readonly id: string; readonly key: string; readonly tenant: string; readonly scopes: readonly string[] };
let made: Made;
let shown: Ended;

beforeAll(async () => {
  shown = await run('create', '--name', 'first');
  await run('create-tenant', '--id', 'acme', '--name', 'Acme', '--language', 'fr');
  const options = ['--tenant', 'acme', '--scopes', 'score:write,score:read', '--expires', '2999-12-31'];
  made = JSON.parse((await run('create', '--name', 'crm', ...options, '--json')).stdout) as Made;
});

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path).flatMap((name) => {
    const below = join(path, name);
    return statSync(below).isDirectory() ? filesBelow(below) : [below];
  });

describe('npm run api-key', () => {
  test('create prints the key alone on stdout, and what it is on stderr', () => {
    expect([shown.code, shown.stdout]).toEqual([0, expect.stringMatching(KEY)]);
    expect(shown.stderr).toContain('score:read, score:write, crm:read, crm:write');
    expect(shown.stderr).not.toContain(shown.stdout.trim());
  });

  test('create --json names tenant, scopes and end', () => {
    expect(made).toMatchObject({
      tenant: 'acme',
      scopes: ['score:write', 'score:read'],
      expires_at: '2999-12-31T23:59:59.999Z',
    });
    expect(`${made.key}\n`).toMatch(KEY);
  });

  test('the key itself is nowhere in the data, and list shows neither it nor its hash', async () => {
    const secret = made.key.split('_').at(-1)!;
    for (const path of filesBelow(folder)) expect(readFileSync(path).includes(secret), path).toBe(false);
    const listed = await run('list', '--json');
    expect(listed.stdout).not.toContain(secret);
    const keys = JSON.parse(listed.stdout) as readonly Record<string, unknown>[];
    expect(keys.map(({ name, tenantId, state }) => [name, tenantId, state])).toEqual([
      ['first', 'sandbox', 'active'],
      ['crm', 'acme', 'active'],
    ]);
    expect(keys.flatMap((key) => Object.keys(key))).not.toContain('hmac');
    expect((await run('list', '--tenant', 'acme')).stdout).toMatch(new RegExp(`^${made.id}\tacme\tactive\t[^\n]*\n$`));
  });

  test('a server on the folder takes the key within its scopes, until it is revoked', async () => {
    const server = await startInChild(folder);
    const ask = async (path: string): Promise<number> =>
      (await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${made.key}` } })).status;
    expect([await ask('/v1/score/unknown-id'), await ask('/v1/crms/sandbox/accounts/a/card')]).toEqual([404, 403]);
    const locked = await run('list');
    expect([locked.code, locked.stdout]).toEqual([2, '']);
    expect(locked.stderr).toMatch(/server holds[\s\S]*DATABASE_URL/);
    expect(server.log()).not.toContain(made.key);
    await server.stop();

    expect((await run('revoke', made.id, '--json')).stdout).toBe(`{"id":"${made.id}","revoked":true}\n`);
    expect((await run('revoke', made.id)).code).toBe(1);
    const again = await startInChild(folder);
    const { status } = await fetch(`${again.url}/v1/score/unknown-id`, {
      headers: { authorization: `Bearer ${made.key}` },
    });
    expect(status).toBe(401);
    await again.stop();
  });

  test.each([
    ['nothing to do', [], /create, list, revoke/],
    ['an unknown action', ['destroy'], /create, list, revoke/],
    ['a key without a name', ['create'], /--name is needed/],
    ['an unknown scope', ['create', '--name', 'x', '--scopes', 'score:read,all'], /no scope "all"/],
    ['a day that is none', ['create', '--name', 'x', '--expires', '2026-02-31'], /2026-02-31 is not a day/],
    ['a day that is over', ['create', '--name', 'x', '--expires', '2020-01-01'], /is over/],
    ['an unknown tenant', ['create', '--name', 'x', '--tenant', 'acmee'], /no tenant acmee/],
    ['a tenant that exists', ['create-tenant', '--id', 'acme', '--name', 'Acme'], /exists already/],
    ['a tenant id of a wrong form', ['create-tenant', '--id', "a'b", '--name', 'A'], /--id: up to 64/],
    [
      'a language that we do not have',
      ['create-tenant', '--id', 'b', '--name', 'B', '--language', 'de'],
      /en, fr, es, pt/,
    ],
    ['an unknown option', ['list', '--nope'], /--help/],
  ])('%s: ends with 2, says what is wrong, and makes nothing', async (_title, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
  });

  test('in live mode keys are live keys of the first tenant', async () => {
    const live = await runInChild('api-key', ['create', '--name', 'live', '--json'], {
      folder: newFolder(),
      env: { CREDITLINE_MODE: 'live' },
    });
    expect(JSON.parse(live.stdout)).toMatchObject({ tenant: 'main', key: expect.stringMatching(/^cl_live_/) });
  });

  test('--help explains itself and ends with 0', async () => {
    const { code, stdout } = await run('--help');
    expect([code, stdout]).toEqual([0, expect.stringContaining('create-tenant --id <id>')]);
  });
});
