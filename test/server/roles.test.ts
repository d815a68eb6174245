import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { SANDBOX_KEY } from '../../server/src/api-keys.ts';
import { startProgram, type Program } from '../harness/program.ts';
import { createFolder, createPostgresqlDatabase } from '../harness/database.ts';

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Program =>
  startProgram(args, { CREDITLINE_DATA: `${createFolder()}/data`, ...env });

it.each(['server', 'worker'])('the role %s needs a database that several processes can share', async (role) => {
  const { exited, stderr } = run(['--role', role]);
  expect(await exited).toBe(1);
  expect(stderr()).toContain(`is needed for the role ${role}`);
});

it.each([
  [['--roll', 'server'], "Unknown option '--roll'"],
  [['server'], "Unexpected argument 'server'"],
  [['--role'], "'--role <value>' argument missing"],
  [['--role', 'boss'], 'must be server, worker or all'],
])('refuses %j and starts nothing', async (args, said) => {
  const { exited, stderr, stdout } = run(args);
  expect(await exited).toBe(1);
  expect(stderr()).toContain(said);
  expect(stdout()).toBe('');
});

it('says with --help which roles there are, and every variable that it reads', async () => {
  const { exited, stdout } = run(['--help']);
  expect(await exited).toBe(0);
  expect(stdout()).toContain('npm start -- --role <role>');
  const env = readFileSync(new URL('../../server/src/env.ts', import.meta.url), 'utf8');
  const names = [...env.matchAll(/^ {4}([A-Z][A-Z_]+): optional\(/gm)].map(([, name]) => name!);
  expect(names).toContain('CREDITLINE_PUBLIC_URL');
  expect(names.filter((name) => !stdout().includes(name))).toEqual([]);
});

const withRedis = inject('redis') === null ? [] : [['with Redis', inject('redis')!.url] as const];

it.runIf(inject('postgresql') !== null).each([['without Redis', undefined] as const, ...withRedis])(
  'a server takes a record and a worker assesses it, %s',
  async (_, redisUrl) => {
    const env = {
      DATABASE_URL: await createPostgresqlDatabase(),
      CREDITLINE_PEPPER: 'a pepper for tests that is long enough',
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl, CREDITLINE_QUEUE: `q-${randomUUID()}` }),
    };
    const server = run(['--role', 'server'], env);
    const worker = run([], { ...env, CREDITLINE_ROLE: 'worker' });
    const [serverUrl, workerUrl] = await Promise.all([server.ready(), worker.ready()]);
    expect(server.stdout()).toMatch(/^Creditline ready at http:\/\/\S+\n$/);
    expect(worker.stdout()).toMatch(/^Creditline worker ready at http:\/\/\S+\n$/);
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${serverUrl}/v1/crms/sandbox${path}`, {
        ...init,
        headers: { authorization: `Bearer ${SANDBOX_KEY}`, 'content-type': 'application/json' },
      });
    const event = { event_id: 'e-1', type: 'account.created', account: { id: 'a-1', siren: '000000018' } };
    expect((await ask('/events', { method: 'POST', body: JSON.stringify(event) })).status).toBe(202);
    await expect
      .poll(async () => (await ask('/accounts/a-1/card')).json(), { timeout: 15_000 })
      .toMatchObject({ state: 'decided' });
    const ready = await (await fetch(`${workerUrl}/ready`)).json();
    expect(ready).toEqual({ status: 'ready', database: 'ok', redis: redisUrl === undefined ? 'not_configured' : 'ok' });
    expect((await fetch(`${workerUrl}/v1/ping`)).status).toBe(404);
    const metrics = await (await fetch(`${workerUrl}/metrics`)).text();
    expect(metrics).toContain('creditline_jobs_total{topic="assess-account",result="done"} 1');
    expect(await Promise.all([server.end('SIGTERM'), worker.end('SIGTERM')])).toEqual([0, 0]);
  },
);
