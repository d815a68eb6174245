import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inLanes, sendUntilAcknowledged } from './client.ts';
import type { Cluster } from './cluster.ts';
import { accountEvent, type WatchedCompany } from './companies.ts';
import type { NoticePlan } from './notices.ts';
import { SANDBOX_HEADERS, signedNotice } from './sign-notice.ts';

const LANES = 16;
const LOOK_EVERY_MS = 100;

/** Waits until nothing is left to do. Answers the rows that were open when the time was up. */
export const drained = async (cluster: Pick<Cluster, 'countOpen'>, limitMs: number): Promise<number> => {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const open = await cluster.countOpen();
    if (open === 0) return 0;
    if (performance.now() > deadline) return open ?? Number.NaN;
    await pause(LOOK_EVERY_MS);
  }
};

const SETTLE_MS = 300_000;

/** Every company gets an account and a decision: from then on it is watched. */
export const createAccounts = async (
  cluster: Pick<Cluster, 'addresses' | 'countOpen'>,
  companies: readonly WatchedCompany[],
): Promise<void> => {
  await inLanes(companies, LANES, async (company, index) => {
    const body = accountEvent(company);
    const request = { path: '/v1/crms/fake/events', headers: SANDBOX_HEADERS, body };
    await sendUntilAcknowledged(cluster.addresses, () => request, index);
  });
  const open = await drained(cluster, SETTLE_MS);
  if (open !== 0) throw new Error(`the accounts were not decided in time: ${open} rows are open`);
};

/** What was sent, and what a server said it has. */
export type Load = {
  /** Event ids of notices that were answered 2xx. */
  readonly acknowledged: ReadonlySet<string>;
  /** How many it took until all were answered so. */
  readonly requests: number;
};

/** How far the faults and the notices have come together, so that one does not end long before the other. */
export type Pace = {
  /** Notices may be sent up to this share of them, 0..1. */
  readonly share: () => number;
  readonly onSent: (share: number) => void;
};

/** The work that is open must not grow for ever, or the faults would all come before most of it is done. */
const MOST_OPEN = 1_500;

const watchBacklog = (cluster: Cluster) => {
  let open = 0;
  let isOver = false;
  const mayGoOn = (): boolean => !isOver;
  const watched = (async () => {
    while (mayGoOn()) {
      open = (await cluster.countOpen()) ?? open;
      await pause(500);
    }
  })();
  return {
    isFull: () => open > MOST_OPEN,
    end: async () => {
      isOver = true;
      await watched;
    },
  };
};

/** Sends every notice until it is acknowledged, and writes each acknowledgement down. */
export const sendNotices = async (cluster: Cluster, plan: NoticePlan, pace: Pace): Promise<Load> => {
  const acknowledged = new Set<string>();
  const witness = join(cluster.folder, 'acknowledged.txt');
  const backlog = watchBacklog(cluster);
  let requests = 0;
  let done = 0;
  try {
    await inLanes(plan.sent, LANES, async (notice, index) => {
      while (index / plan.sent.length > pace.share() || backlog.isFull()) await pause(LOOK_EVERY_MS);
      const answer = await sendUntilAcknowledged(cluster.addresses, () => signedNotice(notice), index);
      appendFileSync(witness, `${notice.eventId}\n`);
      acknowledged.add(notice.eventId);
      requests += answer.requests;
      done += 1;
      pace.onSent(done / plan.sent.length);
    });
  } finally {
    await backlog.end();
  }
  return { acknowledged, requests };
};
