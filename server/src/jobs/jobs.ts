import type { Context } from '../context.ts';
import type { Jobs } from '../outbox.ts';
import { CRM_WORK, OWN_WORK, WEBHOOK_ATTEMPT } from '../retry-schedule.ts';
import { assessAccountJob } from './assess-account.ts';
import { closeTaskJob } from './close-task.ts';
import { reassessCompanyJob } from './reassess-company.ts';
import { deliverWebhookJob } from './deliver-webhook.ts';
import { rescorePortfolioJob } from './rescore-portfolio.ts';
import { writeDecisionJob } from './write-decision.ts';
import { writeDigestJob } from './write-digest.ts';
import { writeOverrideJob } from './write-override.ts';
import { writeTaskJob } from './write-task.ts';

/** Companies that are reassessed at the same time share reads and commits: the more of them, the less each costs. */
const REASSESS_LANES = 16;

/** Every topic of the outbox, the job that does its work, and how long that is tried. */
export const jobsOf = (context: Context): Jobs => ({
  'assess-account': { run: assessAccountJob(context), retry: OWN_WORK },
  'deliver-webhook': { run: deliverWebhookJob(context), retry: WEBHOOK_ATTEMPT },
  'write-decision': { run: writeDecisionJob(context), retry: CRM_WORK },
  'rescore-portfolio': { run: rescorePortfolioJob(context), retry: OWN_WORK },
  'write-task': { run: writeTaskJob(context), retry: CRM_WORK },
  'close-task': { run: closeTaskJob(context), retry: CRM_WORK },
  'write-override': { run: writeOverrideJob(context), retry: CRM_WORK },
  'write-digest': { run: writeDigestJob(context), retry: OWN_WORK },
  'reassess-company': { run: reassessCompanyJob(context), retry: OWN_WORK, lanes: REASSESS_LANES },
});
