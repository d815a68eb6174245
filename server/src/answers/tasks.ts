import { z } from 'zod';
import type { SandboxTask } from '../store/sandbox-tasks.ts';

const taskMembers = z.object({
  id: z.string().describe("The CRM's own id"),
  key: z.string().describe('The alert that it tells of, or the digest'),
  subject: z.string(),
  body: z.string().describe('Plain text, its lines parted by line feeds'),
  owner: z.string().nullable(),
  due_on: z.iso.date(),
  priority: z.enum(['high', 'normal', 'low']),
  link: z.string().nullable(),
  state: z.enum(['open', 'done']),
  comments: z.array(z.object({ at: z.iso.datetime(), text: z.string() })).describe('Oldest first'),
  created_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullable(),
});

/** What POST /v1/crms/{crm}/accounts/{accountId}/tasks/{key}/complete answers. */
export const taskAnswerSchema = taskMembers.meta({ id: 'Task' });

/** What GET /v1/crms/{crm}/accounts/{accountId}/tasks answers. */
export const tasksAnswerSchema = z
  .object({ tasks: z.array(taskMembers).describe('Newest first') })
  .meta({ id: 'Tasks' });

export const taskAnswer = (task: SandboxTask): z.input<typeof taskAnswerSchema> => ({
  id: task.taskId,
  key: task.key,
  subject: task.subject,
  body: task.body,
  owner: task.owner,
  due_on: task.dueOn,
  priority: task.priority,
  link: task.link,
  state: task.state,
  comments: [...task.comments],
  created_at: task.createdAt,
  closed_at: task.closedAt,
});
