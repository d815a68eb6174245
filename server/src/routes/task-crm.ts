import type { Request } from 'express';
import type { Context } from '../context.ts';
import { findCrm } from '../crms.ts';
import { AppError } from '../errors.ts';
import { crmNameOf } from './path-parameters.ts';

/** The one CRM whose tasks are kept here. Throws `crm_unknown`: the tasks of any other stand in that CRM itself. */
export const taskCrmOf = (context: Context, request: Request): 'sandbox' => {
  const { name } = findCrm(context, crmNameOf(request));
  if (name === 'sandbox') return name;
  throw new AppError('crm_unknown', `the tasks of ${name} stand there`, {
    detail: `The tasks of ${name} stand in ${name} itself; only the sandbox CRM keeps its tasks here.`,
  });
};
