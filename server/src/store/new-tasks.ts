import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A task to be written into one CRM; `dueOn` is a day in the tenant's calendar. */
export type NewTask = {
  readonly key: string;
  readonly crm: string;
  readonly accountId: string;
  readonly kind: 'alert' | 'digest';
  readonly owner: string | null;
  readonly dueOn: string;
  readonly createdAt: string;
};

/** A task that was ordered before stays as it is. */
export const orderTasks = async (tx: Tx, tasks: readonly NewTask[]): Promise<void> => {
  if (tasks.length === 0) return;
  const rows = tasks.map((task) => ({
    key: task.key,
    crm: task.crm,
    account_id: task.accountId,
    kind: task.kind,
    owner: task.owner,
    due_on: task.dueOn,
    created_at: task.createdAt,
  }));
  await sql`
    insert into tasks (key, crm, account_id, kind, owner, due_on, created_at)
    select t.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (
      key text, crm text, account_id text, kind text, owner text, due_on date, created_at timestamptz
    )
    on conflict do nothing`.execute(tx);
};

/** The tasks that were ordered under these keys, in whatever CRM. */
export const findTasks = async (
  tx: Tx,
  keys: readonly string[],
): Promise<readonly { readonly crm: string; readonly key: string }[]> =>
  keys.length === 0
    ? []
    : tx
        .selectFrom('tasks')
        .select(['crm', 'key'])
        .where('key', 'in', [...keys])
        .execute();
