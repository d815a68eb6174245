import { canonicalJson } from '@creditline/core';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import { derivedId } from './derived-id.ts';
import { newEvent, type NewEvent } from './new-event.ts';
import { listWatchless, readOpenAlerts, writeAlertChanges, type WatchlessCompany } from './store/alerts.ts';
import { appendAudit } from './store/audit.ts';
import { addEvents } from './store/events.ts';
import { findTasks } from './store/new-tasks.ts';
import { addToOutbox } from './store/outbox.ts';
import { lockWatched } from './store/watched-companies.ts';

/** The rest is found by the next look. */
const MOST_AT_ONCE = 100;

type Open = Awaited<ReturnType<typeof readOpenAlerts>>;

const orderEnds = async (tx: Tx, open: Open): Promise<void> => {
  const keys = open.flatMap(({ taskKey }) => (taskKey === null ? [] : [taskKey]));
  for (const { crm, key } of await findTasks(tx, keys)) {
    await addToOutbox(tx, { topic: 'close-task', payload: { crm, key }, dedupeKey: `${crm}:${key}:unwatched` });
  }
};

const eventOf = ({ id, raised }: Open[number], end: Ended): NewEvent =>
  newEvent('alert.closed', {
    id: derivedId(end.tenantId, 'event', 'unwatched', id),
    companyKey: end.companyKey,
    occurredAt: end.at,
    body: {
      alert_id: id,
      cause: raised.cause,
      severity: raised.severity,
      decision_id: end.decisionId,
      closed_because: 'unwatched',
    },
  });

type Ended = WatchlessCompany & { readonly at: string; readonly decisionId: string };

/** Closes the open alerts of one company with all that follows, unless it is watched again by now. */
const endOne = async (tx: Tx, ended: WatchlessCompany & { readonly at: string }): Promise<void> => {
  const { companyKey, at } = ended;
  const watched = await lockWatched(tx, companyKey);
  if (watched?.isHeld === true || watched?.isRequested === true) return;
  const open = await readOpenAlerts(tx, companyKey);
  if (open.length === 0) return;
  const decisionId = watched?.decisionId ?? '';
  let changeSequence = 0;
  for (const { id, raised } of open) {
    const { cause, crossing } = raised;
    const body = canonicalJson({
      format: 1,
      company: companyKey,
      decisionId,
      at,
      alertId: id,
      because: 'unwatched',
      cause,
      crossing,
    });
    changeSequence = (await appendAudit(tx, { kind: 'alert.closed', body })).sequence;
  }
  const closed = open.map(({ id, raised }) => ({ id, raised, because: 'unwatched' as const }));
  await writeAlertChanges(tx, { companyKey, decisionId, at, changeSequence, opened: [], closed });
  await addEvents(
    tx,
    open.map((alert) => eventOf(alert, { ...ended, decisionId })),
  );
  await orderEnds(tx, open);
};

/** An alert of a company that nobody watches would stay open for ever: nothing would ever tell that it is over. */
export const endWatchless = async ({ database, now }: Pick<Context, 'database' | 'now'>): Promise<number> => {
  const companies = await database.inSystem((tx) => listWatchless(tx, MOST_AT_ONCE));
  const at = now().toISOString();
  for (const company of companies) {
    await database.inTenant(company.tenantId, (tx) => endOne(tx, { ...company, at }));
  }
  return companies.length;
};
