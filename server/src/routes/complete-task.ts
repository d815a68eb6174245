import type { RequestHandler } from 'express';
import { taskAnswer } from '../answers/tasks.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { completeSandboxTask, readSandboxTask } from '../store/sandbox-tasks.ts';
import { notFound } from './not-found.ts';
import { accountIdOf, parameterOf } from './path-parameters.ts';
import { taskCrmOf } from './task-crm.ts';

/** POST /v1/crms/{crm}/accounts/{accountId}/tasks/{key}/complete: a person ticks a task off; twice changes nothing. */
export const completeTask =
  (context: Context): RequestHandler =>
  async (request, response) => {
    taskCrmOf(context, request);
    const key = { accountId: accountIdOf(request), key: parameterOf(request, 'key') };
    const task = await context.database.inTenant(callerOf(response).tenantId, async (tx) => {
      await completeSandboxTask(tx, { ...key, now: context.now() });
      return readSandboxTask(tx, key);
    });
    if (task === undefined) throw notFound('task');
    response.json(taskAnswer(task));
  };
