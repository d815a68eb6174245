import { alertTask, digestTask, negotiateLanguage, type CrmTask, type MonitoringPolicy } from '@creditline/core';
import type { Context } from './context.ts';
import type { AlertOfTask, StoredTask } from './store/tasks.ts';

export type TaskTexts = {
  readonly task: StoredTask;
  /** At least one; those that are open. */
  readonly alerts: readonly AlertOfTask[];
  /** The tenant's. */
  readonly language: string;
  readonly owner: string | undefined;
};

/** Where the workbench shows the account. */
const linkOf = ({ publicUrl }: Pick<Context, 'publicUrl'>, { accountId }: StoredTask): string =>
  `${publicUrl}/#/accounts/${encodeURIComponent(accountId)}`;

const companyOf = ({ companyKey, name }: AlertOfTask) => ({ key: companyKey, ...(name === null ? {} : { name }) });

const DIGEST_DAY = /^digest:(\d{4}-\d{2}-\d{2}):/;

/** A task as the CRM gets it. Its due date is the one that was set when it was ordered. */
export const renderTask = (
  context: Pick<Context, 'publicUrl' | 'sources'>,
  { task, alerts, language: tag, owner }: TaskTexts,
): CrmTask => {
  const { key, dueOn } = task;
  const language = negotiateLanguage(tag, 'en');
  const common = {
    language,
    sourceLabel: (name: string) => context.sources.find((source) => source.name === name)?.label?.[language] ?? name,
    link: linkOf(context, task),
    ...(owner === undefined ? {} : { owner }),
  };
  const dueDays: MonitoringPolicy['dueDays'] = { critical: 0, high: 0, medium: 0 };
  const [first] = alerts;
  const rendered =
    task.kind === 'alert'
      ? alertTask({ ...common, alert: first!, company: companyOf(first!), dueDays, today: dueOn })
      : digestTask({
          ...common,
          key,
          alerts: alerts.map((alert) => ({ alert, company: companyOf(alert) })),
          day: DIGEST_DAY.exec(key)?.[1] ?? dueOn,
        });
  return { ...rendered, key, dueOn };
};
