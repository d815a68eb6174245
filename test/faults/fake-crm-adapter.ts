import { CrmError, type Crm, type CrmTask } from '@creditline/core';
import { z } from 'zod';
import { sandboxCrm } from '../../integrations/sandbox/connector/crm.ts';

/** `search_first`: as for CRMs without a unique key on tasks. `upsert`: as for those with an external id. */
export const TASK_WRITES = ['search_first', 'upsert'] as const;
export type TaskWrites = (typeof TASK_WRITES)[number];

export type FakeCrmSettings = {
  readonly url: string;
  readonly taskWrites: TaskWrites;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
};

/** As in the address of POST /v1/crms/fake/events. */
export const FAKE_CRM = 'fake';
const TIMEOUT_MS = 5_000;

const taskSchema = z.object({ id: z.string() });
const foundSchema = z.array(taskSchema);

const errorOf = (response: Response): CrmError => {
  const { status } = response;
  const message = `the CRM answered ${status}`;
  const retryAfterS = Number(response.headers.get('retry-after'));
  if (status === 429) return new CrmError('crm_rate_limited', message, { retryAfterMs: retryAfterS * 1_000 });
  return new CrmError(status >= 500 ? 'crm_unavailable' : 'crm_refused', message);
};

type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;

const askOf =
  ({ url, fetch }: FakeCrmSettings): Ask =>
  async (method, path, body) => {
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      // Read here, so that an answer which breaks off in the middle is a failure of the CRM too.
      const text = await response.text();
      return new Response(text, { status: response.status, headers: response.headers });
    } catch (cause) {
      throw new CrmError('crm_unavailable', 'the CRM did not answer', { cause });
    }
  };

const taken = async (asked: Promise<Response>): Promise<unknown> => {
  const response = await asked;
  if (!response.ok) throw errorOf(response);
  return response.json();
};

const writeTaskWith =
  (ask: Ask, taskWrites: TaskWrites) =>
  async (account: string, task: CrmTask): Promise<{ readonly taskId: string }> => {
    const body = { account, ...task };
    if (taskWrites === 'upsert') {
      const { id } = taskSchema.parse(await taken(ask('PUT', `/tasks/${encodeURIComponent(task.key)}`, body)));
      return { taskId: id };
    }
    const [found] = foundSchema.parse(await taken(ask('GET', `/tasks?key=${encodeURIComponent(task.key)}`)));
    const { id } = found ?? taskSchema.parse(await taken(ask('POST', '/tasks', body)));
    return { taskId: id };
  };

/** The port `Crm` over HTTP, as a connector of a real CRM implements it. Its events are those of the sandbox CRM. */
export const fakeCrm = (settings: FakeCrmSettings): Crm => {
  const ask = askOf(settings);
  const writeTask = writeTaskWith(ask, settings.taskWrites);
  const { readEvents } = sandboxCrm({
    saveFields: () => Promise.resolve(),
    saveTask: () => Promise.reject(new Error('tasks go to the fake CRM')),
    endTask: () => Promise.reject(new Error('tasks go to the fake CRM')),
  });
  return {
    name: FAKE_CRM,
    readEvents,
    writeDecision: async ({ accountId }, { decisionId }) => {
      await taken(ask('PUT', `/accounts/${encodeURIComponent(accountId)}`, { decisionId }));
    },
    writeTask: ({ accountId }, task) => writeTask(accountId, task),
    closeTask: async (_account, { taskId, comment }) => {
      const response = await ask('PATCH', `/tasks/${encodeURIComponent(taskId)}`, { comment });
      // A person may have deleted it.
      if (!response.ok && response.status !== 404) throw errorOf(response);
    },
  };
};
