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

/** The same application with another database, and the lines that it logs. */
const listening = async (database: Context['database']) => {
  const lines: string[] = [];
  const log = openLog('debug', { write: (line: string) => void lines.push(line) });
  const http = createServer(createApp({ ...server().context, log, database })).listen(0, '127.0.0.1');
  opened.push(http);
  await new Promise((resolve) => http.once('listening', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, lines };
};

const failing = (error: Error) =>
  listening({
    ...server().context.database,
    inTenant: async () => {
      throw error;
    },
  });

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

const withCode = (message: string, code: string): Error => Object.assign(new Error(message), { code });

it.each([
  ['the store says so', new DatabaseError('database_unavailable', 'connect ECONNREFUSED 10.0.0.7:5432')],
  ['nobody listens', withCode('connect ECONNREFUSED 10.0.0.7:5432', 'ECONNREFUSED')],
  ['PostgreSQL is being stopped', withCode('terminating connection at 10.0.0.7', '57P01')],
  ['PostgreSQL has no connection left', withCode('too many clients at 10.0.0.7', '53300')],
  ['every connection is taken', new Error('timeout exceeded when trying to connect')],
  ['the connection broke', new Error('Connection terminated unexpectedly')],
])('a database that cannot be reached is 503 and says when to come back: %s', async (_, error) => {
  const { url } = await failing(error);
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

it('rows that PostgreSQL quotes in its errors stay out of the log', async () => {
  const detail = 'Failing row contains (sandbox, A very private name).';
  const error = withCode('null value in column "crm"', '23502');
  const { url, lines } = await failing(Object.assign(error, { detail, where: detail, table: 'accounts' }));
  await score(url);
  expect(lines.join('')).toContain('"table":"accounts"');
  expect(lines.join('')).not.toContain('A very private name');
});

it('a body that is not JSON is quoted to the caller and not to the log', async () => {
  const { url, lines } = await listening(server().context.database);
  const headers = { authorization: `Bearer ${server().key}`, 'content-type': 'application/json' };
  await fetch(`${url}/v1/score`, { method: 'POST', headers, body: '{"name":"A private name" x' });
  expect(lines.join('')).toContain('body_not_json');
  expect(lines.join('')).not.toContain('A private');
});

it('an id of the caller that is too long or not plain is replaced', async () => {
  for (const given of ['x'.repeat(65), 'a b', '<script>']) {
    const answer = await server().ask('GET', '/v1/ping', { headers: { 'x-request-id': given } });
    expect(answer.headers.get('x-request-id')).not.toBe(given);
  }
});
