import { once } from 'node:events';
import { connect } from 'node:net';
import { sandboxCompanies } from '@creditline/source-sandbox';
import { afterEach, expect, it } from 'vitest';
import { SOLID, type Score } from '../harness/answers.ts';
import { runToItsEnd, startChildServer, type ChildServer } from '../harness/child-server.ts';
import { createDatabaseFolder } from '../harness/database.ts';
import { useRawSockets } from '../harness/raw-request.ts';

useRawSockets();

/** Each test starts programs with a database of their own, on a machine that other tests keep busy meanwhile. */
const STARTS_TIMEOUT_MS = 60_000;

const running: ChildServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
});

const start = async (folder: string): Promise<ChildServer> => {
  const server = await startChildServer(folder);
  running.push(server);
  return server;
};

const headers = { authorization: 'Bearer cl_test_sandbox', 'content-type': 'application/json' };

const post = async (url: string, siren: string): Promise<Score> => {
  const body = JSON.stringify({ company: { siren } });
  const response = await fetch(`${url}/v1/score`, { method: 'POST', headers, body });
  expect(response.status).toBe(200);
  return (await response.json()) as Score;
};

/** Whether a new connection is refused; one that is open already is another matter. */
const isRefused = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname, () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });

/** A request of which the server has the head and waits for the body: it is in flight for as long as the test wants. */
const openRequest = async (url: string, body: string) => {
  const { port, hostname, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (part) => void (text += String(part)));
  const fields = { ...headers, host, 'content-length': String(body.length), expect: '100-continue' };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /v1/score HTTP/1.1\r\n${lines.join('')}\r\n`);
  await expect.poll(() => text).toContain('100 Continue');
  const closed = once(socket, 'close');
  return {
    finish: async (): Promise<string> => {
      socket.write(body);
      await closed;
      return text;
    },
  };
};

it(
  'says where it is ready as its only line on stdout, and ends with 0 when it is asked to',
  async () => {
    const server = await start(await createDatabaseFolder());
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await post(server.url, SOLID);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(server.stdout()).toBe(`Creditline ready at ${server.url}\n`);
    expect(server.stderr()).toBe('');
  },
  STARTS_TIMEOUT_MS,
);

it(
  'answers what is in flight when it is stopped, takes nothing new, and leaves the folder free',
  async () => {
    const folder = await createDatabaseFolder();
    const server = await start(folder);
    const request = await openRequest(server.url, JSON.stringify({ company: { siren: SOLID } }));
    server.signal('SIGTERM');
    await expect.poll(() => isRefused(server.url)).toBe(true);
    const startedAt = performance.now();
    const answer = await request.finish();
    expect(await server.exited).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(answer).toContain('HTTP/1.1 200 OK');

    const { id } = JSON.parse(answer.slice(answer.lastIndexOf('\r\n\r\n') + 4)) as Score;
    const next = await start(folder);
    const read = await fetch(`${next.url}/v1/score/${id}`, { headers });
    expect(read.status).toBe(200);
  },
  STARTS_TIMEOUT_MS,
);

it(
  'loses no decision that it answered when it is killed in the middle of a burst',
  async () => {
    const folder = await createDatabaseFolder();
    const first = await start(folder);
    const sirens = sandboxCompanies.flatMap(({ siren }) => (siren === undefined ? [] : [siren]));
    const answered: Score[] = [];
    const burst = async (from: number): Promise<void> => {
      for (let at = from; answered.length < 40; at += 1)
        answered.push(await post(first.url, sirens[at % sirens.length]!));
      first.signal('SIGKILL');
      for (;;) answered.push(await post(first.url, SOLID));
    };
    await Promise.allSettled([0, 4, 8, 12].map(burst));
    expect(await first.exited).toBeNull();
    expect(answered.length).toBeGreaterThanOrEqual(40);

    const second = await start(folder);
    for (const score of answered) {
      const read = await fetch(`${second.url}/v1/score/${score.id}`, { headers });
      expect(await read.json()).toEqual(score);
      const replayed = await fetch(`${second.url}/v1/score/${score.id}/replay`, { method: 'POST', headers });
      expect(await replayed.json()).toMatchObject({ identical: true, ...score.audit });
    }
  },
  STARTS_TIMEOUT_MS,
);

it(
  'a second process on the same folder ends with a clear message, and the first goes on',
  async () => {
    const folder = await createDatabaseFolder();
    const server = await start(folder);
    const second = await runToItsEnd(folder);
    expect(second.code).toBe(1);
    expect(second.stdout).toBe('');
    expect(second.stderr).toContain(folder);
    expect(second.stderr).toContain('(database_locked)');
    expect(second.stderr).not.toMatch(/\n\s+at /);
    expect((await post(server.url, SOLID)).decision).toBe('accept');
  },
  STARTS_TIMEOUT_MS,
);
