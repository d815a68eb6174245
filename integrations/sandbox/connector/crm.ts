import {
  CrmError,
  type Crm,
  type CrmAccountKey,
  type CrmTask,
  type CrmTaskEnd,
  type EventReading,
  type SignedRequest,
} from '@creditline/core';
import type { z } from 'zod';
import { toCrmEvent, toRecordFields } from './mapper.ts';
import { eventSchema } from './schema.ts';

export { eventSchema } from './schema.ts';

export type SandboxCrmSettings = {
  /** Puts fields into the CRM's record of an account; the sandbox keeps its records in the server's own store. */
  readonly saveFields: (account: CrmAccountKey, fields: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Keeps one task for its key, however often and from wherever it is called; undefined without such an account. */
  readonly saveTask: (account: CrmAccountKey, task: CrmTask) => Promise<string | undefined>;
  readonly endTask: (account: CrmAccountKey, end: CrmTaskEnd) => Promise<void>;
};

const faultsOf = (issue: z.core.$ZodIssue): readonly { readonly field: string; readonly message: string }[] => {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: path, message: issue.message }];
  return issue.keys.map((key) => ({
    field: path === '' ? key : `${path}.${key}`,
    message: 'is not a field of this event',
  }));
};

const parse = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
};

/** The API key that came with the request is the proof: the sandbox CRM's form runs in the same browser as its user. */
const readEvents = ({ body }: SignedRequest): EventReading => {
  const value = parse(body);
  if (value === undefined)
    return { ok: false, reason: 'invalid', faults: [{ field: '', message: 'the body is not JSON' }] };
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return { ok: false, reason: 'invalid', faults: parsed.error.issues.flatMap(faultsOf) };
  return { ok: true, events: [toCrmEvent(parsed.data)] };
};

/** The CRM behind the workbench: records that people make up, in the server's own store. */
export const sandboxCrm = ({ saveFields, saveTask, endTask }: SandboxCrmSettings): Crm => ({
  name: 'sandbox',
  readEvents,
  writeDecision: (account, decision) => saveFields(account, toRecordFields(decision)),
  writeTask: async (account, task) => {
    const taskId = await saveTask(account, task);
    if (taskId === undefined) throw new CrmError('crm_account_gone', 'the sandbox CRM has no such account');
    return { taskId };
  },
  closeTask: endTask,
});
