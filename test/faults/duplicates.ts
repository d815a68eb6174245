import { startCluster, type Cluster } from './cluster.ts';
import { companiesFor } from './companies.ts';
import { createAccounts, drained, sendNotices } from './load.ts';
import { planNotices } from './notices.ts';
import { randomFrom, shuffled } from './random.ts';
import { reconcileAndClose, type Finding } from './reconcile.ts';

export type DuplicatesReport = {
  readonly accountEvents: number;
  readonly notices: number;
  /** Requests that were made on purpose: each event comes twice. */
  readonly requests: number;
  readonly decisions: number;
  readonly tasks: number;
  readonly findings: readonly Finding[];
  readonly durationS: number;
};

export type DuplicatesSettings = { readonly events: number; readonly seed: number; readonly limitMs: number };

/** A fifth of the events make accounts, the rest are notices about them. */
const ACCOUNT_SHARE = 0.2;

const run = async (cluster: Cluster, { events, seed, limitMs }: DuplicatesSettings): Promise<DuplicatesReport> => {
  const startedAt = performance.now();
  const companies = companiesFor(Math.max(1, Math.round(events * ACCOUNT_SHARE)));
  await createAccounts(cluster, shuffled([...companies, ...companies], randomFrom(seed)));
  const count = events - companies.length;
  // Any order at all: a notice may come before all that happened earlier.
  const disorder = { repeatedShare: 1, repeatedWithin: count, shuffledWithin: count };
  const plan = planNotices({ companies, count, seed, now: new Date(), disorder });
  const { acknowledged } = await sendNotices(cluster, plan, { share: () => 1, onSent: () => undefined });
  await drained(cluster, limitMs);
  await cluster.stopPrograms();
  const store = await cluster.openStore();
  const book = await cluster.crm.book();
  const accountIds = companies.map(({ accountId }) => accountId);
  const evidence = { acknowledged, notices: plan.notices, accountIds, book };
  const { findings, stored } = await reconcileAndClose(store, evidence);
  return {
    accountEvents: companies.length,
    notices: count,
    requests: companies.length * 2 + plan.sent.length,
    decisions: stored.decisions.length,
    tasks: book.tasks.length,
    findings,
    durationS: (performance.now() - startedAt) / 1_000,
  };
};

/** Every event twice and in any order, on the embedded database, with nothing failing: one effect each is what is asked. */
export const runDuplicates = async (settings: DuplicatesSettings): Promise<DuplicatesReport> => {
  const cluster = await startCluster({
    engine: 'embedded',
    seed: settings.seed,
    taskWrites: 'search_first',
    searchLagMs: 0,
    servers: 1,
    workers: 0,
  });
  if (cluster === undefined) throw new Error('the embedded database needs nothing that could be missing');
  try {
    return await run(cluster, settings);
  } finally {
    await cluster.stop(false);
  }
};

export const duplicatesText = (report: DuplicatesReport): string =>
  [
    `${report.accountEvents} account events and ${report.notices} notices, each sent twice, shuffled: ${report.requests} requests`,
    `${report.decisions} decisions, ${report.tasks} tasks, ${report.durationS.toFixed(1)} s`,
    ...report.findings.map(({ is, what, count, examples }) => `${is}: ${count} ${what} (${examples.join('; ')})`),
    report.findings.length === 0 ? 'one effect each' : 'not one effect each',
  ].join('\n');
