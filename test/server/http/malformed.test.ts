import { expect, it } from 'vitest';
import { sendBytes, useRawSockets } from '../../harness/raw-request.ts';
import { expectProblem } from '../../harness/refusal.ts';
import { useServer } from '../../harness/use-server.ts';

useRawSockets();
const server = useServer();

it.each([
  ['a TLS greeting', Buffer.from('16030100a5010000a10303', 'hex')],
  ['a word', Buffer.from('hello\r\n\r\n')],
  ['a header without a colon', Buffer.from('GET /v1/ping HTTP/1.1\r\nHost: a\r\nbroken\r\n\r\n')],
  ['a NUL in a header', Buffer.from('GET /v1/ping HTTP/1.1\r\nHost: a\r\nX-A: \u0000\r\n\r\n')],
  [
    'two lengths',
    Buffer.from('POST /v1/score HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'),
  ],
  [
    'a length beside chunks',
    Buffer.from('POST /v1/score HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n{}'),
  ],
])('%s is answered as a problem, and the connection ends', async (_, bytes) => {
  const answer = await sendBytes(server().url, bytes);
  expectProblem(answer, 'request_malformed');
  expect(answer.headers.get('connection')).toBe('close');
});

it('headers of 20 kB are refused as such', async () => {
  const head = `GET /v1/ping HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`;
  expectProblem(await sendBytes(server().url, Buffer.from(head)), 'head_too_large');
});

it('the next connection is served as if nothing had been', async () => {
  await sendBytes(server().url, Buffer.from('hello\r\n\r\n'));
  expect((await server().ask('GET', '/v1/ping')).status).toBe(200);
});
