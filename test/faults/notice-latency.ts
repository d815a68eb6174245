import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../bench/measure.ts';
import { sendUntilAcknowledged } from './client.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { companiesFor, type WatchedCompany } from './companies.ts';
import { createAccounts } from './load.ts';
import { signedNotice } from './sign-notice.ts';

/** Milliseconds from before the request of a notice until the CRM has the task. */
export type LatencyReport = {
  readonly notices: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly mostMs: number;
};

const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 10;

const clock = (): number => performance.timeOrigin + performance.now();

/** Sends a notice on proceedings and waits for the account's task. */
const measure = async (cluster: Cluster, { siren, accountId }: WatchedCompany): Promise<number> => {
  const sentAt = clock();
  const notice = {
    eventId: `latency-${siren}`,
    siren,
    eventAt: new Date(sentAt).toISOString(),
    fact: { kind: 'proceedings.opened', value: 'safeguard' },
  } as const;
  await sendUntilAcknowledged(cluster.addresses, () => signedNotice(notice));
  for (;;) {
    const task = (await cluster.crm.book()).tasks.find(({ account }) => account === accountId);
    if (task !== undefined) return task.bookedAt - sentAt;
    if (clock() - sentAt > PATIENCE_MS) throw new Error(`no task came in ${PATIENCE_MS} ms`);
    await pause(LOOK_EVERY_MS);
  }
};

/** One notice after the other on the default server (one process, embedded database), while nothing else happens. */
export const runLatency = async (count: number): Promise<LatencyReport> => {
  const cluster = await startCluster({
    engine: 'embedded',
    seed: 1,
    taskWrites: 'search_first',
    searchLagMs: 0,
    servers: 1,
    workers: 0,
  });
  if (cluster === undefined) throw new Error('the embedded database needs nothing that could be missing');
  try {
    const companies = companiesFor(count);
    await createAccounts(cluster, companies);
    const latencies: number[] = [];
    for (const company of companies) latencies.push(await measure(cluster, company));
    const sorted = latencies.toSorted((a, b) => a - b);
    return {
      notices: sorted.length,
      p50Ms: percentile(sorted, 0.5),
      p95Ms: percentile(sorted, 0.95),
      mostMs: sorted.at(-1) ?? Number.NaN,
    };
  } finally {
    await cluster.stop(false);
  }
};

export const latencyText = ({ notices, p50Ms, p95Ms, mostMs }: LatencyReport): string =>
  `notice -> task in the CRM, ${notices} one after the other: p50 ${p50Ms.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms, longest ${mostMs.toFixed(0)} ms`;
