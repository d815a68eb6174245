import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createApp } from '../../../server/src/app.ts';
import type { Context } from '../../../server/src/context.ts';
import { DatabaseError } from '../../../server/src/database.ts';
import { openLog } from '../../../server/src/log.ts';
import { SOLID } from '../../harness/answers.ts';
import { expectProblem } from '../../harness/refusal.ts';
import type { Answer } from '../../harness/server.ts';
import { useServer } from '../../harness/use-server.ts';

const server = useServer();
const opened: Server[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close().closeAllConnections();
});

/** The same application over a database that fails with this, and the lines that it logs. */
const failing = async (error: Error) => {
  const lines: string[] = [];
  const { context } = server();
  const broken: Context = {
    ...context,
    log: openLog('debug', { write: (line: string) => void lines.push(line) }),
    database: {
      ...context.database,
      inTenant: async () => {
        throw error;
      },
    },
  };
  const http = createServer(createApp(broken)).listen(0, '127.0.0.1');
  opened.push(http);
  await new Promise((resolve) => http.once('listening', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, lines };
};

const score = async (url: string): Promise<Answer> => {
  const headers = {
    authorization: `Bearer ${server().key}`,
    'content-type': 'application/json',
    'x-request-id': 'seen-again',
  };
  const body = JSON.stringify({ company: { siren: SOLID, name: 'A very private name' } });
  const response = await fetch(`${url}/v1/score`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) as unknown };
};

it('a failure of ours shows nothing of itself to the caller, and all of it to the log', async () => {
  const { url, lines } = await failing(new Error('relation "decisions" does not exist'));
  const problem = expectProblem(await score(url), 'internal');
  expect(JSON.stringify(problem)).not.toContain('relation');
  expect(problem.request_id).toBe('seen-again');
  const logged = lines.find((line) => line.includes('relation'));
  expect(JSON.parse(logged ?? '{}')).toMatchObject({ request_id: 'seen-again', code: 'internal' });
});

it('a database that cannot be reached is 503 and says when to come back', async () => {
  const { url } = await failing(new DatabaseError('database_unavailable', 'connect ECONNREFUSED 10.0.0.7:5432'));
  const answer = await score(url);
  expect(JSON.stringify(expectProblem(answer, 'database_unavailable'))).not.toContain('10.0.0.7');
  expect(answer.headers.get('retry-after')).toBe('5');
});

it('no key, no name and no body ever reaches the log', async () => {
  const { url, lines } = await failing(new Error('broken'));
  await score(url);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('')).not.toContain(server().key.slice(-64));
  expect(lines.join('')).not.toContain('A very private name');
});

it('an id of the caller that is too long or not plain is replaced', async () => {
  for (const given of ['x'.repeat(65), 'a b', '<script>']) {
    const answer = await server().ask('GET', '/v1/ping', { headers: { 'x-request-id': given } });
    expect(answer.headers.get('x-request-id')).not.toBe(given);
  }
});
