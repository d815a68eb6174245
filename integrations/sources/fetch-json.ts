import { storable } from './notice-body.ts';

/** What may be asked of the network: the part of `fetch` that a source uses. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

/** The abort signal as the port describes it; a real AbortSignal fits. */
type Cancellation = { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };

export type JsonRequest = {
  readonly url: string;
  readonly fetch: FetchLike;
  readonly signal: Cancellation;
  readonly now: Date;
  /** Answers above this size are not read to the end. */
  readonly maxBytes?: number;
};

/** The codes are those of `SourceError`; each client turns a failure into one. */
export type JsonFailure = {
  readonly isRead: false;
  readonly code: 'source_unavailable' | 'source_rate_limited' | 'source_refused' | 'source_unreadable';
  readonly message: string;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
};

export type JsonOutcome = { readonly isRead: true; readonly body: unknown } | JsonFailure;

const MAX_BYTES = 4 * 1024 * 1024;
/** Public services ask callers to say who they are, so that a broken client can be told apart and warned. */
export const USER_AGENT = 'creditline/0.1 (B2B credit decisions)';

export const failure = (code: JsonFailure['code'], message: string, extra: Partial<JsonFailure> = {}): JsonFailure => ({
  ...extra,
  isRead: false,
  code,
  message,
});

export const toAbortSignal = (signal: Cancellation): AbortSignal => {
  if (signal instanceof AbortSignal) return signal;
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  signal.addEventListener('abort', () => controller.abort());
  return controller.signal;
};

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, 10.2.3). */
const retryAfterMs = (response: Response, now: Date): { retryAfterMs?: number } => {
  const value = response.headers.get('retry-after')?.trim();
  if (!value) return {};
  if (/^\d{1,7}$/.test(value)) return { retryAfterMs: Number(value) * 1000 };
  const at = Date.parse(value);
  return Number.isNaN(at) ? {} : { retryAfterMs: Math.max(0, at - now.getTime()) };
};

export const statusFailure = (response: Response, now: Date): JsonFailure | undefined => {
  const { status } = response;
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return failure('source_rate_limited', 'asked too often (429)', retryAfterMs(response, now));
  if (status === 408 || status >= 500) {
    return failure('source_unavailable', `answered with status ${status}`, retryAfterMs(response, now));
  }
  // A redirect could lead to any host, and neither register uses one on these paths.
  if (status < 400) return failure('source_refused', `answered with a redirect (${status}), which is not followed`);
  return failure('source_refused', `refused the request with status ${status}`);
};

/** A maintenance page comes with status 200 and HTML; JSON without a content type is still JSON. */
export const isMarkup = (response: Response): boolean => /html|xml/i.test(response.headers.get('content-type') ?? '');

const readBounded = async (response: Response, maxBytes: number): Promise<string | undefined> => {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    return undefined;
  }
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, so the rest is never received.
    if (size > maxBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** One such character in a vendor's text would make every decision fail; few answers have one. */
const UNSTORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

export const parse = (text: string): JsonOutcome => {
  try {
    return { isRead: true, body: JSON.parse(text, UNSTORABLE.test(text) ? storable : undefined) as unknown };
  } catch {
    // The parser's message quotes the answer, which may hold personal data; ours does not.
    return failure('source_unreadable', 'answered with something that is not JSON');
  }
};

const readResponse = async (response: Response, request: JsonRequest): Promise<JsonOutcome> => {
  const refused = statusFailure(response, request.now);
  if (refused ?? isMarkup(response)) {
    await response.body?.cancel();
    return refused ?? failure('source_unreadable', 'answered with a web page instead of JSON');
  }
  const text = await readBounded(response, request.maxBytes ?? MAX_BYTES);
  return text === undefined ? failure('source_unreadable', 'answered with more than can be read') : parse(text);
};

/** GETs JSON: one request, no redirect, bounded in size, every failure named. Never throws. */
export const fetchJson = async (request: JsonRequest): Promise<JsonOutcome> => {
  try {
    const response = await request.fetch(request.url, {
      headers: { accept: 'application/json', 'user-agent': USER_AGENT },
      redirect: 'manual',
      signal: toAbortSignal(request.signal),
    });
    return await readResponse(response, request);
  } catch (cause) {
    const message = request.signal.aborted ? 'was not waited for any longer' : 'could not be reached';
    return failure('source_unavailable', message, { cause });
  }
};
