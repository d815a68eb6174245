import { setTimeout as pause } from 'node:timers/promises';

/** Where requests go: servers come and go, each restart with another address. */
export type Addresses = { readonly current: () => readonly string[] };

export type Request = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Acknowledged = { readonly status: number; readonly json: unknown; readonly requests: number };

const TIMEOUT_MS = 10_000;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1_000;
/** A minute and a half without any answer: then the rig reports a server that does not come back. */
const MOST_ATTEMPTS = 100;

/** An answer that no retry can mend. */
class RefusedError extends Error {}

const once = async (url: string, { path, headers, body }: Request): Promise<Omit<Acknowledged, 'requests'>> => {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (response.ok) return { status: response.status, json: JSON.parse(text) as unknown };
  const message = `${path} was answered ${response.status}: ${text.slice(0, 300)}`;
  throw response.status < 500 && response.status !== 429 ? new RefusedError(message) : new Error(message);
};

/**
 * Sends a request again and again, to one server after the other, until one of them acknowledges it: what a sender of
 * webhooks does. `make` is called for each attempt, because a signature is of its moment.
 */
export const sendUntilAcknowledged = async (
  addresses: Addresses,
  make: () => Request,
  first = 0,
): Promise<Acknowledged> => {
  let waitMs = FIRST_WAIT_MS;
  let failure: unknown;
  let requests = 0;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const urls = addresses.current();
    const url = urls[(first + attempt) % Math.max(1, urls.length)];
    try {
      if (url !== undefined) {
        requests += 1;
        return { ...(await once(url, make())), requests };
      }
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      failure = error;
    }
    await pause(waitMs);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  }
  throw new Error(`no server acknowledged a request in ${MOST_ATTEMPTS} attempts`, { cause: failure });
};

/** Does the work of each in their order, so many at a time. */
export const inLanes = async <T>(
  values: readonly T[],
  lanes: number,
  work: (value: T, index: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < values.length) {
      const index = next;
      next += 1;
      await work(values[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, values.length) }, lane));
};
