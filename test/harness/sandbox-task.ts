import type { CrmTask } from '@creditline/core';
import type { TestServer } from './server.ts';

/** Writes a task into the sandbox CRM of the server's tenant, as the job does. */
export const writeSandboxTask = async (
  { context, tenantId }: TestServer,
  accountId: string,
  task: Partial<CrmTask> & Pick<CrmTask, 'key'>,
): Promise<string> => {
  const crm = context.crms.find(({ name }) => name === 'sandbox')!;
  const written = await crm.writeTask(
    { tenantId, accountId },
    { subject: 'Liquidation opened', body: 'Score 782 to 0.', dueOn: '2026-11-22', priority: 'high', ...task },
  );
  return written.taskId;
};
