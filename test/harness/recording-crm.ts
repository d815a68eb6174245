import { CrmError, type Crm, type CrmAccountKey, type CrmTask, type CrmTaskEnd } from '@creditline/core';

export type RecordedTask = CrmTask & CrmAccountKey & { readonly taskId: string; readonly comments: readonly string[] };

/** A CRM in memory that keeps the port's contract and counts what it is asked. */
export type RecordingCrm = Crm & {
  readonly tasks: ReadonlyMap<string, RecordedTask>;
  readonly calls: readonly string[];
  /** The next calls are answered by these errors, one each. */
  failNext(...errors: readonly Error[]): void;
  /** Runs while the next call is on its way, before it lands. */
  during(work: () => Promise<void>): void;
};

export const recordingCrm = (name = 'sandbox'): RecordingCrm => {
  const tasks = new Map<string, RecordedTask>();
  const calls: string[] = [];
  const errors: Error[] = [];
  let meanwhile: (() => Promise<void>) | undefined;
  const arrive = async (call: string): Promise<void> => {
    calls.push(call);
    const work = meanwhile;
    meanwhile = undefined;
    await work?.();
    const error = errors.shift();
    if (error !== undefined) throw error;
  };
  return {
    name,
    tasks,
    calls,
    failNext: (...next) => void errors.push(...next),
    during: (work) => {
      meanwhile = work;
    },
    readEvents: () => ({ ok: false, reason: 'unverified' }),
    writeDecision: (_, { decisionId }) => arrive(`decision ${decisionId}`),
    writeTask: async (account: CrmAccountKey, task: CrmTask) => {
      await arrive(`write ${task.key}`);
      const taskId = tasks.get(task.key)?.taskId ?? `t${tasks.size + 1}`;
      const comments = tasks.get(task.key)?.comments ?? [];
      tasks.set(task.key, { ...task, ...account, taskId, comments });
      return { taskId };
    },
    closeTask: async (_: CrmAccountKey, { key, comment }: CrmTaskEnd) => {
      await arrive(`close ${key}`);
      const found = tasks.get(key);
      if (found !== undefined && !found.comments.includes(comment)) {
        tasks.set(key, { ...found, comments: [...found.comments, comment] });
      }
    },
  };
};

export const crmIsDown = (retryAfterMs?: number): CrmError =>
  new CrmError('crm_unavailable', 'the CRM answers 503', retryAfterMs === undefined ? {} : { retryAfterMs });
