import type { Context } from '../context.ts';
import type { Job } from '../outbox.ts';
import { assessAccountJob } from './assess-account.ts';
import { publishDecisionJob } from './publish-decision.ts';
import { writeDecisionJob } from './write-decision.ts';

/** Every topic of the outbox and the job that does its work. */
export const jobsOf = (context: Context): Readonly<Record<string, Job>> => ({
  'assess-account': assessAccountJob(context),
  'write-decision': writeDecisionJob(context),
  'publish-decision': publishDecisionJob(context),
});
