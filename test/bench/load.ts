import autocannon from 'autocannon';
import { percentile } from './measure.ts';

export type Request = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown };

export type Load = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answers that were not 2xx, time-outs and broken connections. */
  readonly errors: number;
};

export type LoadOrder = {
  readonly url: string;
  readonly requests: readonly Request[];
  readonly inFlight: number;
  readonly seconds: number;
};

const HEADERS = { authorization: 'Bearer cl_test_sandbox', 'content-type': 'application/json' };
const round = (value: number): number => Math.round(value * 10) / 10;

/** Keeps a number of requests in flight for a time. Latencies are milliseconds, of answered requests. */
export const load = ({ url, requests, inFlight, seconds }: LoadOrder): Promise<Load> =>
  new Promise((resolve, reject) => {
    if (new URL(url).hostname !== '127.0.0.1') throw new Error('load goes to this machine only');
    const latencies: number[] = [];
    const instance = autocannon(
      {
        url,
        connections: inFlight,
        duration: seconds,
        requests: requests.map(({ method, path, body }) => ({
          method,
          path,
          headers: HEADERS,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })),
      },
      (error, result) => {
        if (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        const sorted = latencies.toSorted((a, b) => a - b);
        const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => round(percentile(sorted, share)));
        const errors = result.errors + result.timeouts + result.non2xx;
        resolve({ perSecond: round(latencies.length / result.duration), p50: p50!, p95: p95!, p99: p99!, errors });
      },
    );
    instance.on('response', (_client, _status, _bytes, latencyMs) => latencies.push(latencyMs));
  });
