import { Agent, request } from 'undici';
import { guardedLookup, type Resolve } from './guarded-lookup.ts';
import { outsideUrl, type OutsideRule } from './outside-url.ts';

export type OutsideCall = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What became of a call: an answer of any status, or the reason why there was none. `startOfBody` is as it came. */
export type OutsideAnswer =
  | {
      readonly is: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | undefined>>;
      readonly startOfBody: string;
    }
  | {
      readonly is: 'unanswered';
      readonly because: string;
      /** Where it is the receiver's certificate that is at fault, or that it speaks no TLS at all. */
      readonly isTls?: true;
    };

export type GuardedPost = (call: OutsideCall) => Promise<OutsideAnswer>;

export type GuardedPostSettings = {
  readonly resolve: Resolve;
  readonly rule: OutsideRule;
  /** For everything together: finding the name, connecting, sending, the whole answer. */
  readonly timeoutMs: number;
};

/** More of an answer is not read: nobody pays for what a receiver likes to talk. */
const MOST_BODY_BYTES = 64 * 1024;
const MOST_CONNECTIONS = 4;

type Answered = Awaited<ReturnType<typeof request>>;

/** Ends early at the limit, which also closes the connection. */
const startOf = async (body: Answered['body']): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MOST_BODY_BYTES) break;
    }
  } catch {
    // A body that breaks off, or is too slow, does not unsay the status that came before it.
  }
  return Buffer.concat(chunks).subarray(0, MOST_BODY_BYTES).toString('utf8');
};

const CAUSES: Readonly<Record<string, string>> = {
  address_forbidden: 'the name leads to a private or special address',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name cannot be looked up now',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was broken off',
  UND_ERR_SOCKET: 'the connection was broken off',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too large',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  CERT_HAS_EXPIRED: 'its certificate is past its end',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS on this port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS on this port',
  EPROTO: 'it does not speak TLS on this port',
};
const TLS = /^(?:ERR_(?:TLS|SSL)_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$)/;
const LATE: ReadonlySet<string> = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'ETIMEDOUT']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** In our words: a message of a library may quote an address of the inside. */
const causeOf = (error: unknown, isLate: boolean): string => {
  const code = codeOf(error);
  if (isLate || LATE.has(code)) return 'no whole answer in time';
  return CAUSES[code] ?? (code === '' ? 'the call failed' : `the call failed: ${code}`);
};

const plain = (headers: Answered['headers']): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );

/**
 * Posts to addresses that customers gave. The address is checked as text at every call, and its name where the
 * connection is made; a redirect is an answer and is never followed.
 */
export const createGuardedPost = ({ resolve, rule, timeoutMs }: GuardedPostSettings): GuardedPost => {
  const agent = new Agent({
    connect: { lookup: guardedLookup({ resolve, rule }), timeout: timeoutMs },
    connections: MOST_CONNECTIONS,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  return async ({ url, headers, body }) => {
    const checked = outsideUrl(url, rule);
    if (!checked.ok) return { is: 'unanswered', because: `its address ${checked.fault}` };
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(checked.url, { method: 'POST', headers, body, signal, dispatcher: agent });
      const startOfBody = await startOf(answer.body);
      return { is: 'answered', status: answer.statusCode, headers: plain(answer.headers), startOfBody };
    } catch (error) {
      const because = causeOf(error, signal.aborted);
      return { is: 'unanswered', because, ...(TLS.test(codeOf(error)) && { isTls: true }) };
    }
  };
};
