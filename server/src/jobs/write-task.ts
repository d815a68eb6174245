import { z } from 'zod';
import type { Context } from '../context.ts';
import { callCrm } from '../crm-call.ts';
import { findCrm } from '../crms.ts';
import type { Tx } from '../database.ts';
import type { Job } from '../outbox.ts';
import { renderTask, type TaskTexts } from '../render-task.ts';
import { readAccount } from '../store/accounts.ts';
import { addToOutbox } from '../store/outbox.ts';
import {
  beginTaskWrite,
  lockTask,
  markTaskClosed,
  markTaskRefused,
  markTaskWritten,
  readAlertsOfTask,
  type StoredTask,
} from '../store/tasks.ts';
import { readOwnTenant } from '../store/tenants.ts';
import { chosenSettings } from '../tenant-settings.ts';

const payloadSchema = z.object({ crm: z.string(), key: z.string() });

type Ordered = z.output<typeof payloadSchema>;

/** The account's own owner as the CRM says now, the one it had when the task was ordered, or the tenant's fallback. */
const ownerOf = async (tx: Tx, task: StoredTask, settings: unknown): Promise<string | undefined> => {
  const account = await readAccount(tx, task);
  const own = task.kind === 'alert' ? (account?.owner ?? task.owner) : task.owner;
  return own ?? chosenSettings(settings).fallbackOwner;
};

/**
 * What is to be written, or undefined when nothing is. An alert that closed before anybody could have been told of it
 * needs no task; one that may have been written already by a run that did not come to its end is written (again), so
 * that it is there to be closed.
 */
const begin = async (tx: Tx, ordered: Ordered & { readonly now: Date }): Promise<TaskTexts | undefined> => {
  const task = await lockTask(tx, ordered);
  if (task === undefined || task.writtenAt !== null || task.closedAt !== null) return undefined;
  const all = await readAlertsOfTask(tx, task.key);
  const open = all.filter(({ closedAt }) => closedAt === null);
  if (all.length === 0 || (open.length === 0 && task.writeBegunAt === null)) {
    await markTaskClosed(tx, ordered);
    return undefined;
  }
  const { language, settings } = await readOwnTenant(tx);
  const owner = await ownerOf(tx, task, settings);
  await beginTaskWrite(tx, ordered);
  return { task, alerts: open.length > 0 ? open : all, language, owner };
};

/** The end that was asked for while the task was on its way. */
const orderEnd = (tx: Tx, { crm, key }: Ordered): Promise<boolean> =>
  addToOutbox(tx, { topic: 'close-task', payload: { crm, key }, dedupeKey: `${crm}:${key}:written` });

/**
 * Writes a task into its CRM, once: the CRM finds it again by its key. A CRM that refuses it for good (its account is
 * gone) is noted with the task, and nothing more can be done. Throws RetryLater while the CRM is down.
 */
export const writeTaskJob =
  (context: Context): Job =>
  async ({ tenantId, payload }) => {
    const { database, log, now } = context;
    const ordered = payloadSchema.parse(payload);
    const { crm, key } = ordered;
    const texts = await database.inTenant(tenantId, (tx) => begin(tx, { ...ordered, now: now() }));
    if (texts === undefined) return;
    const written = await callCrm(() =>
      findCrm(context, crm).writeTask({ tenantId, accountId: texts.task.accountId }, renderTask(context, texts)),
    );
    if (!written.ok) {
      const because = written.refusal.code;
      log.warn({ tenant_id: tenantId, crm, task: key, because }, 'a CRM refused a task');
      return database.inTenant(tenantId, (tx) => markTaskRefused(tx, { crm, key, because, now: now() }));
    }
    const { taskId } = written.value;
    const isEnding = await database.inTenant(tenantId, async (tx) => {
      const isOver = await markTaskWritten(tx, { crm, key, taskId, owner: texts.owner ?? null, now: now() });
      return isOver && (await orderEnd(tx, ordered));
    });
    if (isEnding) context.outbox.nudge();
  };
