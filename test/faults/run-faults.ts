import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startCluster, type Cluster, type ClusterSettings } from './cluster.ts';
import { companiesFor } from './companies.ts';
import { createAccounts, drained, sendNotices, type Load, type Pace } from './load.ts';
import { errorsLogged } from './logged.ts';
import { planNotices, type NoticePlan } from './notices.ts';
import { randomFrom } from './random.ts';
import { reconcileAndClose, type Finding } from './reconcile.ts';
import { runRounds, type Fault } from './rounds.ts';
import type { Stored } from './stored.ts';

export type FaultsSettings = ClusterSettings & {
  readonly rounds: number;
  readonly notices: number;
  readonly companies: number;
  /** How long what is open after the last fault may take. */
  readonly limitMs: number;
  /** Gets one JSON line for each fault. */
  readonly faultLog?: string;
  readonly say: (line: string) => void;
};

export type FaultsReport = {
  readonly description: string;
  readonly settings: Pick<FaultsSettings, 'engine' | 'seed' | 'rounds' | 'notices' | 'companies' | 'taskWrites'>;
  readonly faults: Readonly<Record<string, number>>;
  /** Distinct notices, how often they were sent on purpose, and in how many requests. */
  readonly sent: { readonly notices: number; readonly repeated: number; readonly requests: number };
  readonly acknowledged: number;
  readonly stored: Readonly<
    Record<
      'notices' | 'reassessments' | 'alerts' | 'urgentAlerts' | 'closedAlerts' | 'tasks' | 'events' | 'dead',
      number
    >
  >;
  readonly auditRecords: number;
  readonly crm: {
    readonly tasks: number;
    readonly calls: Readonly<Record<string, number>>;
    readonly faults: Readonly<Record<string, number>>;
  };
  readonly findings: readonly Finding[];
  /** Lines of the programs' logs at level error, by what they say. */
  readonly logged: Readonly<Record<string, number>>;
  /** Programs that ended without being killed. */
  readonly ownEnds: number;
  readonly catchUpS: number;
  readonly durationS: number;
  /** Where logs and data are kept, when something was found. */
  readonly folder?: string;
};

const LOOK_EVERY_MS = 50;

/** Notices go as far as the rounds have come, and a round waits until the notices have. */
const paceOf = (rounds: number) => {
  let roundsDone = 0;
  let sentShare = 0;
  const pace: Pace = {
    share: () => (roundsDone + 1) / Math.max(1, rounds),
    onSent: (share) => {
      sentShare = share;
    },
  };
  return {
    pace,
    onFault: () => {
      roundsDone += 1;
    },
    mayHappen: async (round: number): Promise<void> => {
      const isAhead = (): boolean => sentShare < (round - 1) / rounds;
      while (isAhead()) await pause(LOOK_EVERY_MS);
    },
  };
};

type Ran = { readonly load: Load; readonly faults: readonly Fault[]; readonly catchUpMs: number };

/** Notices and faults together, then peace until everything is done. */
const runUnderFire = async (cluster: Cluster, plan: NoticePlan, settings: FaultsSettings): Promise<Ran> => {
  const faults: Fault[] = [];
  const together = paceOf(settings.rounds);
  await cluster.crm.become('storm');
  const rounds = runRounds({
    rounds: settings.rounds,
    random: randomFrom(settings.seed),
    targets: cluster.targets,
    mayHappen: together.mayHappen,
    onFault: (fault) => {
      faults.push(fault);
      together.onFault();
      if (settings.faultLog !== undefined) appendFileSync(settings.faultLog, `${JSON.stringify(fault)}\n`);
      if (fault.round % 20 === 0) settings.say(`round ${fault.round} of ${settings.rounds}`);
    },
  });
  const [load] = await Promise.all([sendNotices(cluster, plan, together.pace), rounds]);
  await cluster.crm.become('calm');
  const lastAt = performance.now();
  settings.say('the last fault is over, waiting until everything is done');
  await drained(cluster, settings.limitMs);
  return { load, faults, catchUpMs: performance.now() - lastAt };
};

const countsOf = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, same]) => [value, same.length]));

const storedCounts = ({ notices, decisions, alerts, tasks, events, outbox }: Stored): FaultsReport['stored'] => ({
  notices: notices.length,
  reassessments: decisions.filter(({ accountId }) => accountId === null).length,
  alerts: alerts.length,
  urgentAlerts: alerts.filter(({ delivery }) => delivery === 'at_once').length,
  closedAlerts: alerts.filter(({ isClosed }) => isClosed).length,
  tasks: tasks.length,
  events,
  dead: outbox.filter(({ isDead }) => isDead).length,
});

const judge = async (
  cluster: Cluster,
  settings: FaultsSettings,
  { plan, ran, startedAt }: { readonly plan: NoticePlan; readonly ran: Ran; readonly startedAt: number },
): Promise<FaultsReport> => {
  const ownEnds = cluster.programs.reduce((sum, program) => sum + program.ownEnds(), 0);
  await cluster.stopPrograms();
  const store = await cluster.openStore();
  const book = await cluster.crm.book();
  const evidence = {
    acknowledged: ran.load.acknowledged,
    notices: plan.notices,
    accountIds: companiesFor(settings.companies).map(({ accountId }) => accountId),
    book,
  };
  const { findings, stored, verdict } = await reconcileAndClose(store, evidence);
  const { engine, seed, rounds, notices, companies, taskWrites } = settings;
  return {
    description: cluster.description,
    settings: { engine, seed, rounds, notices, companies, taskWrites },
    faults: countsOf(ran.faults.map(({ kind }) => kind)),
    sent: {
      notices: plan.notices.length,
      repeated: plan.sent.length - plan.notices.length,
      requests: ran.load.requests,
    },
    acknowledged: ran.load.acknowledged.size,
    stored: storedCounts(stored),
    auditRecords: verdict.rows,
    crm: { tasks: book.tasks.length, calls: book.calls, faults: book.faults },
    findings,
    logged: errorsLogged(cluster.folder),
    ownEnds,
    catchUpS: ran.catchUpMs / 1_000,
    durationS: (performance.now() - startedAt) / 1_000,
    ...(findings.length === 0 ? {} : { folder: cluster.folder }),
  };
};

/** The whole run. Undefined where PostgreSQL or Redis cannot be had. */
export const runFaults = async (settings: FaultsSettings): Promise<FaultsReport | undefined> => {
  const startedAt = performance.now();
  const cluster = await startCluster(settings);
  if (cluster === undefined) return undefined;
  settings.say(cluster.description);
  let isSound = false;
  try {
    const companies = companiesFor(settings.companies);
    await createAccounts(cluster, companies);
    settings.say(`${companies.length} companies are decided and watched`);
    const plan = planNotices({ companies, count: settings.notices, seed: settings.seed, now: new Date() });
    const ran = await runUnderFire(cluster, plan, settings);
    const report = await judge(cluster, settings, { plan, ran, startedAt });
    isSound = report.findings.length === 0;
    return report;
  } finally {
    await cluster.stop(!isSound);
  }
};
