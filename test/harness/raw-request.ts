import { connect } from 'node:net';
import nock from 'nock';
import { afterAll, beforeAll } from 'vitest';
import type { Answer } from './server.ts';

export type RawRequest = {
  readonly method: string;
  /** Sent exactly so, however odd: fetch would tidy it up. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
};

/** For files that send odd bytes: nock reads along on every socket and fails at what only the server should judge. */
export const useRawSockets = (): void => {
  beforeAll(() => nock.restore());
  afterAll(() => nock.activate());
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the server answers to these bytes until it ends the connection. */
const exchange = (url: URL, bytes: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(url.port), url.hostname, () => void socket.write(bytes));
    socket.on('data', (part) => void parts.push(part));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(parts)));
  });

/** Sends bytes that need not be HTTP at all, and reads the answer. */
export const sendBytes = async (base: string, bytes: Uint8Array): Promise<Answer> => {
  const answer = await exchange(new URL(base), bytes);
  const end = answer.indexOf('\r\n\r\n');
  const [statusLine = '', ...fields] = answer.subarray(0, end).toString('latin1').split('\r\n');
  const text = answer.subarray(end + 4).toString('utf8');
  const pairs = fields.map((field): [string, string] => [
    field.slice(0, field.indexOf(':')),
    field.slice(field.indexOf(':') + 1).trim(),
  ]);
  return { status: Number(statusLine.split(' ')[1]), headers: new Headers(pairs), text, json: parse(text) };
};

/** One request over a connection of its own, byte for byte as given, and the answer as it came. */
export const rawRequest = async (base: string, { method, target, headers = {}, body }: RawRequest): Promise<Answer> => {
  const url = new URL(base);
  const all = {
    host: url.host,
    connection: 'close',
    ...(body === undefined ? {} : { 'content-length': String(body.length) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
  return sendBytes(base, Buffer.concat([head, body ?? Buffer.alloc(0)]));
};
