import { alertEndText, negotiateLanguage, type CloseReason } from '@creditline/core';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { callCrm } from '../crm-call.ts';
import { findCrm } from '../crms.ts';
import type { Tx } from '../database.ts';
import type { Job } from '../outbox.ts';
import {
  lockTask,
  markTaskClosed,
  readAlertsOfTask,
  requestTaskEnd,
  type AlertOfTask,
  type StoredTask,
} from '../store/tasks.ts';
import { readOwnTenant } from '../store/tenants.ts';

/** Which alert of the task closed, and why, is read from the alerts: by now others may have closed too. */
const payloadSchema = z.object({ crm: z.string(), key: z.string() });

type Ordered = z.output<typeof payloadSchema>;

type End = { readonly accountId: string; readonly taskId: string; readonly comment: string };

/** Each sentence once: the alerts of one digest often close for the same reason. */
const commentOf = (task: StoredTask, alerts: readonly AlertOfTask[], tag: string): string => {
  const language = negotiateLanguage(tag, 'en');
  const lines = alerts.map(({ raised, closedBecause, name, companyKey }) => {
    const text = alertEndText({ raised, because: closedBecause as CloseReason, language });
    return task.kind === 'alert' ? text : `${name ?? companyKey}: ${text}`;
  });
  return [...new Set(lines)].join('\n');
};

/** What is to be closed in the CRM, or undefined when nothing is, or not yet. */
const begin = async (tx: Tx, ordered: Ordered & { readonly now: Date }): Promise<End | undefined> => {
  const task = await lockTask(tx, ordered);
  if (task === undefined || task.closedAt !== null) return undefined;
  const alerts = await readAlertsOfTask(tx, task.key);
  // A digest is done when the last of its companies has recovered.
  if (alerts.some(({ closedAt }) => closedAt === null)) return undefined;
  await requestTaskEnd(tx, ordered);
  // Not written: whoever writes it finds that it is to be closed, and orders this again.
  if (task.taskId === null || task.writtenAt === null) {
    if (task.failedBecause !== null) await markTaskClosed(tx, ordered);
    return undefined;
  }
  const { language } = await readOwnTenant(tx);
  return { accountId: task.accountId, taskId: task.taskId, comment: commentOf(task, alerts, language) };
};

/** Completes a task whose alerts have all closed, with a comment that says why. Throws RetryLater while the CRM is down. */
export const closeTaskJob =
  (context: Context): Job =>
  async ({ tenantId, payload }) => {
    const { database, log, now } = context;
    const ordered = payloadSchema.parse(payload);
    const { crm, key } = ordered;
    const end = await database.inTenant(tenantId, (tx) => begin(tx, { ...ordered, now: now() }));
    if (end === undefined) return;
    const { accountId, taskId, comment } = end;
    const closed = await callCrm(() =>
      findCrm(context, crm).closeTask({ tenantId, accountId }, { key, taskId, comment }),
    );
    if (!closed.ok) {
      log.warn({ tenant_id: tenantId, crm, task: key, because: closed.refusal.code }, 'a CRM did not close a task');
    }
    await database.inTenant(tenantId, (tx) => markTaskClosed(tx, { crm, key, now: now() }));
  };
