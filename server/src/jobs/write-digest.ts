import { SEVERITIES, addWorkingDays, type IsoDate, type Severity } from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { derivedId } from '../derived-id.ts';
import type { Job } from '../outbox.ts';
import { lockWaitingAlerts, setTaskOfAlerts, type WaitingAlert } from '../store/digest.ts';
import { orderTasks, type NewTask } from '../store/new-tasks.ts';
import { addToOutbox } from '../store/outbox.ts';

const payloadSchema = z.object({ day: z.iso.date() });

/** Who is told in which CRM. Alerts of a company that is in two CRMs have one task in each, so both owners count. */
const ownersOf = ({ accounts }: WaitingAlert): string => JSON.stringify(accounts.map(({ crm, owner }) => [crm, owner]));

/** The most urgent, then the one that waits longest: the task stands with its account. */
const leading = (alerts: readonly WaitingAlert[]): WaitingAlert =>
  SEVERITIES.flatMap((severity) => alerts.filter((alert) => alert.severity === severity))[0]!;

type Digest = {
  readonly day: IsoDate;
  readonly dueDays: Readonly<Record<Severity, number>>;
  readonly now: Date;
};

/** Named by its alerts: alerts that were raised since make another task, and a second run finds none of these. */
const keyOf = (day: IsoDate, owners: string, alerts: readonly WaitingAlert[]): string =>
  `digest:${day}:${derivedId(owners, ...alerts.map(({ id }) => id))}`;

const tasksOf = (key: string, alerts: readonly WaitingAlert[], { day, dueDays, now }: Digest): readonly NewTask[] => {
  const { accounts, severity } = leading(alerts);
  return accounts.map(({ crm, accountId, owner }) => ({
    key,
    crm,
    accountId,
    kind: 'digest' as const,
    owner,
    dueOn: addWorkingDays(day, dueDays[severity]),
    createdAt: now.toISOString(),
  }));
};

const write = async (tx: Tx, digest: Digest): Promise<number> => {
  const waiting = await lockWaitingAlerts(tx, digest.now);
  let count = 0;
  for (const [owners, alerts] of Map.groupBy(waiting, ownersOf)) {
    const key = keyOf(digest.day, owners, alerts);
    const tasks = tasksOf(key, alerts, digest);
    await orderTasks(tx, tasks);
    await setTaskOfAlerts(tx, { ids: alerts.map(({ id }) => id), key });
    for (const { crm } of tasks) {
      await addToOutbox(tx, {
        topic: 'write-task',
        payload: { crm, key },
        dedupeKey: `${crm}:${key}`,
        availableAt: digest.now,
      });
    }
    count += tasks.length;
  }
  return count;
};

/**
 * Orders the tasks of the day: one per CRM and owner, for all open alerts that could wait and that no task tells of.
 * Alerts of companies without an account get none; subscribers were told of them by webhook.
 */
export const writeDigestJob =
  ({ database, policy, now, outbox, log }: Context): Job =>
  async ({ tenantId, payload }) => {
    const { day } = payloadSchema.parse(payload);
    const dueDays = policy.value.monitoring?.dueDays;
    // A policy that watches nothing raised nothing.
    if (dueDays === undefined) return;
    const count = await database.inTenant(tenantId, (tx) => write(tx, { day, dueDays, now: now() }));
    log.info({ tenant_id: tenantId, day, tasks: count }, 'digest ordered');
    if (count > 0) outbox.nudge();
  };
