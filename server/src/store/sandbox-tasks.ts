import type { CrmTask } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A remark under a task; `at` is an ISO instant. */
export type TaskComment = { readonly at: string; readonly text: string };

/** A task as the sandbox CRM keeps it. `dueOn` is a civil date, times are ISO instants. */
export type SandboxTask = {
  readonly taskId: string;
  readonly key: string;
  readonly subject: string;
  readonly body: string;
  readonly owner: string | null;
  readonly dueOn: string;
  readonly priority: CrmTask['priority'];
  readonly link: string | null;
  readonly state: 'open' | 'done';
  /** Oldest first. */
  readonly comments: readonly TaskComment[];
  readonly createdAt: string;
  readonly closedAt: string | null;
};

export type WrittenTask = { readonly accountId: string; readonly task: CrmTask; readonly now: Date };

/**
 * Writes a task under its key in one statement, so that two writers at the same moment leave one. What is open takes the
 * newer text; what is done stays as it is. Answers the task's id, or undefined when the CRM has no such account.
 */
export const upsertSandboxTask = async (tx: Tx, { accountId, task, now }: WrittenTask): Promise<string | undefined> => {
  const { key, subject, body, owner = null, dueOn, priority, link = null } = task;
  const { rows } = await sql<{ id: number }>`
    insert into sandbox_tasks as t
      (key, account_id, subject, body, owner, due_on, priority, link, created_at)
    select ${key}, account_id, ${subject}, ${body}, ${owner}, ${dueOn}::date, ${priority}, ${link}, ${now}::timestamptz
    from accounts where crm = 'sandbox' and account_id = ${accountId}
    on conflict (tenant_id, key) do update set
      subject = case when t.state = 'open' then excluded.subject else t.subject end,
      body = case when t.state = 'open' then excluded.body else t.body end,
      owner = case when t.state = 'open' then excluded.owner else t.owner end,
      due_on = case when t.state = 'open' then excluded.due_on else t.due_on end,
      priority = case when t.state = 'open' then excluded.priority else t.priority end,
      link = case when t.state = 'open' then excluded.link else t.link end
    returning id`.execute(tx);
  const id = rows[0]?.id;
  return id === undefined ? undefined : String(id);
};

export type SandboxTaskEnd = { readonly key: string; readonly comment: string; readonly now: Date };

/** Completes the task with a comment; one that is done receives the comment alone. The same comment is added once. */
export const endSandboxTask = async (tx: Tx, { key, comment, now }: SandboxTaskEnd): Promise<void> => {
  const remark = JSON.stringify([{ at: now.toISOString(), text: comment }]);
  const same = JSON.stringify([{ text: comment }]);
  await sql`
    update sandbox_tasks
    set state = 'done', closed_at = coalesce(closed_at, ${now}::timestamptz), comments = comments || ${remark}::jsonb
    where key = ${key} and not comments @> ${same}::jsonb`.execute(tx);
};

type SandboxTaskKey = { readonly accountId: string; readonly key: string };

/** A person ticks a task off; what is done stays as it is. */
export const completeSandboxTask = async (
  tx: Tx,
  { accountId, key, now }: SandboxTaskKey & { readonly now: Date },
): Promise<void> => {
  await tx
    .updateTable('sandbox_tasks')
    .set({ state: 'done', closed_at: now })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .where('state', '=', 'open')
    .execute();
};

const taskRows = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('sandbox_tasks')
    .select(({ ref }) => [
      sql<string>`${ref('id')}::text`.as('taskId'),
      'key',
      'subject',
      'body',
      'owner',
      sql<string>`to_char(${ref('due_on')}, 'YYYY-MM-DD')`.as('dueOn'),
      'priority',
      'link',
      'state',
      'comments',
      'created_at as createdAt',
      'closed_at as closedAt',
    ])
    .where('account_id', '=', accountId);

type TaskRow = Omit<SandboxTask, 'comments'> & { readonly comments: unknown };

const toTask = (row: TaskRow): SandboxTask => ({ ...row, comments: row.comments as SandboxTask['comments'] });

/** The tasks of one account, newest first. */
export const listSandboxTasks = async (tx: Tx, accountId: string, limit: number): Promise<readonly SandboxTask[]> => {
  const rows = await taskRows(tx, accountId).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toTask);
};

export const readSandboxTask = async (tx: Tx, { accountId, key }: SandboxTaskKey): Promise<SandboxTask | undefined> => {
  const row = await taskRows(tx, accountId).where('key', '=', key).executeTakeFirst();
  return row && toTask(row);
};
