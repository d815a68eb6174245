import type { AuditVerdict } from '../../server/src/verify-audit.ts';
import { verifyDatabase } from '../../server/src/verify-database.ts';
import type { Store } from './cluster.ts';
import type { Book, BookedTask } from './fake-crm-book.ts';
import type { MadeNotice } from './notices.ts';
import { readStandingPayments, readStored, type Stored } from './stored.ts';

/** Something that is not as promised: `lost` work, `doubled` work, or a `wrong` end. */
export type Finding = {
  readonly is: 'lost' | 'doubled' | 'wrong';
  readonly what: string;
  readonly count: number;
  /** A few, for a person to look at. */
  readonly examples: readonly string[];
};

export type Evidence = {
  /** Event ids that a server acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** In the order of their events. */
  readonly notices: readonly MadeNotice[];
  readonly accountIds: readonly string[];
  readonly book: Book;
};

export type Reconciliation = {
  readonly findings: readonly Finding[];
  readonly stored: Stored;
  readonly verdict: AuditVerdict;
};

const found = (is: Finding['is'], what: string, examples: readonly string[]): readonly Finding[] =>
  examples.length === 0 ? [] : [{ is, what, count: examples.length, examples: examples.slice(0, 5) }];

const repeated = (values: readonly string[]): readonly string[] =>
  [...Map.groupBy(values, (value) => value)].filter(([, same]) => same.length > 1).map(([value]) => value);

const ofNotices = ({ notices }: Stored, { acknowledged }: Evidence): readonly Finding[] => {
  const known = new Set(notices.map(({ eventId }) => eventId));
  return [
    ...found(
      'lost',
      'acknowledged notices that are not stored',
      [...acknowledged].filter((id) => !known.has(id)),
    ),
    ...found('doubled', 'notices stored more than once', repeated(notices.map(({ eventId }) => eventId))),
    ...found(
      'lost',
      'notices that nobody handled',
      notices.filter(({ isHandled }) => !isHandled).map(({ eventId }) => eventId),
    ),
    ...found(
      'lost',
      'handled notices without a decision',
      notices.filter(({ isHandled, decisionId }) => isHandled && decisionId === null).map(({ eventId }) => eventId),
    ),
  ];
};

const ofDecisions = ({ notices, decisions, accounts, decisionRecords }: Stored, { accountIds, book }: Evidence) => {
  const ids = new Set(decisions.map(({ id }) => id));
  const named = new Set(notices.map(({ decisionId }) => decisionId));
  const decided = new Map(accounts.map(({ accountId, decisionId }) => [accountId, decisionId]));
  return [
    ...found(
      'lost',
      'decisions that a notice names and nobody has',
      [...named].filter((id) => id !== null && !ids.has(id)).map(String),
    ),
    ...found(
      'doubled',
      'reassessments that no notice names',
      decisions.filter(({ id, accountId }) => accountId === null && !named.has(id)).map(({ id }) => id),
    ),
    ...found(
      'doubled',
      'decision records beside those of the decisions',
      decisionRecords === ids.size ? [] : [`${decisionRecords} records, ${ids.size} decisions`],
    ),
    ...found(
      'lost',
      'accounts without a decision',
      accountIds.filter((id) => !decided.get(id)),
    ),
    ...found(
      'wrong',
      'accounts whose CRM shows another decision than the last',
      accountIds.filter((id) => decided.get(id) !== book.decisions[id]),
    ),
  ];
};

const ofTasks = ({ alerts, tasks }: Stored, { book }: Evidence): readonly Finding[] => {
  const booked = new Map<string, BookedTask>(book.tasks.map((task) => [task.key, task]));
  const ordered = new Map(tasks.map((task) => [task.key, task]));
  const urgent = alerts.filter(({ delivery }) => delivery === 'at_once');
  return [
    ...found(
      'lost',
      'urgent alerts without a task of ours',
      urgent.map(({ id }) => id).filter((id) => !ordered.has(id)),
    ),
    ...found(
      'lost',
      'tasks that the CRM does not have',
      tasks.filter(({ key, isClosed }) => !booked.has(key) && !isClosed).map(({ key }) => key),
    ),
    ...found('doubled', 'tasks that the CRM has more than once', repeated(book.tasks.map(({ key }) => key))),
    ...found(
      'wrong',
      'tasks in the CRM that nobody ordered',
      [...booked.keys()].filter((key) => !ordered.has(key)),
    ),
    ...found(
      'lost',
      'closed alerts whose task is still open in the CRM',
      alerts.filter(({ id, isClosed }) => isClosed && booked.get(id)?.isClosed === false).map(({ id }) => id),
    ),
    ...found(
      'wrong',
      'open alerts whose task is closed in the CRM',
      alerts.filter(({ id, isClosed }) => !isClosed && booked.get(id)?.isClosed === true).map(({ id }) => id),
    ),
  ];
};

const ofOutbox = ({ outbox, brokenSequences }: Stored): readonly Finding[] => [
  ...found(
    'lost',
    'work that was given up',
    outbox
      .filter(({ isDead }) => isDead)
      .map(({ id, topic, attempts, error }) => `${topic} ${id} (${attempts}): ${error}`),
  ),
  ...found(
    'lost',
    'work that is still open',
    outbox
      .filter(({ isDead }) => !isDead)
      .map(({ id, topic, attempts, error }) => `${topic} ${id} (${attempts}): ${error}`),
  ),
  ...found(
    'wrong',
    'companies whose events are not numbered one after the other',
    brokenSequences.map(({ companyKey, events, last }) => `${companyKey}: ${events} events up to ${last}`),
  ),
];

/** What the last notice by the time of its event says is what the standing decision must rest on, however late it came. */
const ofOrder = (standing: ReadonlyMap<string, number>, { notices }: Evidence): readonly Finding[] => {
  const last = new Map<string, number>();
  for (const { siren, fact } of notices)
    if (fact.kind === 'payments.summary') last.set(`FR:${siren}`, fact.value.invoices);
  const wrong = [...last].filter(([key, invoices]) => standing.get(key) !== invoices);
  return found(
    'wrong',
    'companies whose standing decision does not rest on their last notice',
    wrong.map(([key, invoices]) => `${key}: ${standing.get(key)} instead of ${invoices}`),
  );
};

/** Compares what was acknowledged, what is stored and what the CRM has. No finding: nothing lost, nothing doubled. */
const reconcile = async (store: Store, evidence: Evidence): Promise<Reconciliation> => {
  const stored = await readStored(store);
  const verdict = await verifyDatabase(store.database);
  const findings = [
    ...ofNotices(stored, evidence),
    ...ofDecisions(stored, evidence),
    ...ofTasks(stored, evidence),
    ...ofOutbox(stored),
    ...ofOrder(await readStandingPayments(store), evidence),
    ...found('wrong', 'faults in the audit chain', verdict.ok ? [] : [JSON.stringify(verdict.firstFault)]),
  ];
  return { findings, stored, verdict };
};

/** Compares what was sent with what is stored and what the CRM holds; the store is closed, whatever comes of it. */
export const reconcileAndClose = async (store: Store, evidence: Evidence): Promise<Reconciliation> => {
  try {
    return await reconcile(store, evidence);
  } finally {
    await store.close();
  }
};
