import { happenedAnswer } from './answers/happened.ts';
import { sandboxCompaniesAnswer } from './answers/sandbox-companies.ts';
import { taskAnswerSchema, tasksAnswerSchema } from './answers/tasks.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import { sandboxHappeningSchema } from './requests/sandbox-event.ts';

const TASKS = '/v1/crms/:crm/accounts/:accountId/tasks';

/** Of the sandbox's own side: its companies, what happens to them, and the tasks in its CRM. */
export const SANDBOX_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'get /v1/sandbox/companies': {
    id: 'listSandboxCompanies',
    summary: 'The fictitious companies',
    status: 200,
    answer: sandboxCompaniesAnswer,
    errors: [],
  },
  'post /v1/sandbox/events': {
    id: 'makeItHappen',
    summary: 'Let something happen to a fictitious company',
    status: 202,
    answer: happenedAnswer,
    request: sandboxHappeningSchema,
    errors: [...BODY_ERRORS, 'company_not_found', 'company_ambiguous', 'sources_unavailable'],
  },
  [`get ${TASKS}`]: {
    id: 'readTasks',
    summary: 'Tasks of an account of the sandbox CRM',
    status: 200,
    answer: tasksAnswerSchema,
    errors: ['not_found', 'crm_unknown'],
  },
  [`post ${TASKS}/:key/complete`]: {
    id: 'completeTask',
    summary: 'Tick off a task of the sandbox CRM',
    status: 200,
    answer: taskAnswerSchema,
    errors: ['not_found', 'crm_unknown'],
  },
};
