import {
  failure,
  isMarkup,
  parse,
  statusFailure,
  toAbortSignal,
  USER_AGENT,
  type JsonFailure,
  type JsonRequest,
} from './fetch-json.ts';

export type LinesOutcome = { readonly isRead: true } | JsonFailure;

/** Lines that are given at once: a transaction with this many notices is short. */
const BATCH = 500;
/** Longer than any record; without a limit a line that never ends would fill the memory. */
const LONGEST_LINE = 1024 * 1024;

/** A line that the service breaks off with an error in words is no JSON, so the whole is reported as unreadable. */
class UnreadableLine extends Error {
  readonly code = 'line_unreadable';
}

const valueOf = (line: string): unknown => {
  const outcome = parse(line);
  if (!outcome.isRead) throw new UnreadableLine('a line is not JSON');
  return outcome.body;
};

async function* linesOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new UnreadableLine('a line is too long');
    yield* parts;
  }
  yield rest + decoder.decode();
}

/** The caller's own failure: it is not the vendor's, and passes through as it is. */
class BatchFailed extends Error {
  readonly code = 'batch_failed';
}

const give = async (batch: readonly unknown[], take: (values: readonly unknown[]) => Promise<void>): Promise<void> => {
  try {
    await take(batch);
  } catch (cause) {
    throw new BatchFailed('a batch could not be taken', { cause });
  }
};

const readLines = async (response: Response, take: (values: readonly unknown[]) => Promise<void>): Promise<void> => {
  let batch: unknown[] = [];
  for await (const line of linesOf(response)) {
    if (line.trim() !== '') batch.push(valueOf(line));
    if (batch.length < BATCH) continue;
    await give(batch, take);
    batch = [];
  }
  if (batch.length > 0) await give(batch, take);
};

const open = async (request: JsonRequest): Promise<Response | JsonFailure> => {
  const response = await request.fetch(request.url, {
    headers: { accept: 'application/jsonl, application/json', 'user-agent': USER_AGENT },
    redirect: 'manual',
    signal: toAbortSignal(request.signal),
  });
  const refused = statusFailure(response, request.now);
  if (refused === undefined && !isMarkup(response)) return response;
  await response.body?.cancel();
  return refused ?? failure('source_unreadable', 'answered with a web page instead of JSON lines');
};

/**
 * GETs JSON lines of any number with a flat memory: values are given in batches, each waited for. Every failure of the
 * vendor is named; only what `take` throws is thrown. What was given before a failure is not taken back.
 */
export const fetchLines = async (
  request: JsonRequest,
  take: (values: readonly unknown[]) => Promise<void>,
): Promise<LinesOutcome> => {
  try {
    const opened = await open(request);
    if (!(opened instanceof Response)) return opened;
    await readLines(opened, take);
    return { isRead: true };
  } catch (cause) {
    if (cause instanceof BatchFailed) throw cause.cause;
    if (cause instanceof UnreadableLine) return failure('source_unreadable', `broke off: ${cause.message}`);
    const message = request.signal.aborted ? 'was not waited for any longer' : 'could not be reached';
    return failure('source_unavailable', message, { cause });
  }
};
