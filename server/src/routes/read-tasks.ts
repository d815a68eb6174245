import type { RequestHandler } from 'express';
import { taskAnswer } from '../answers/tasks.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { readAccount } from '../store/accounts.ts';
import { listSandboxTasks } from '../store/sandbox-tasks.ts';
import { notFound } from './not-found.ts';
import { accountIdOf } from './path-parameters.ts';
import { taskCrmOf } from './task-crm.ts';

const MOST_LISTED = 100;

/** GET /v1/crms/{crm}/accounts/{accountId}/tasks: the tasks that the sandbox CRM holds, newest first. */
export const readTasks =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const crm = taskCrmOf(context, request);
    const accountId = accountIdOf(request);
    const [account, tasks] = await context.database.inTenant(callerOf(response).tenantId, (tx) =>
      Promise.all([readAccount(tx, { crm, accountId }), listSandboxTasks(tx, accountId, MOST_LISTED)]),
    );
    if (account === undefined) throw notFound('account');
    response.json({ tasks: tasks.map(taskAnswer) });
  };
