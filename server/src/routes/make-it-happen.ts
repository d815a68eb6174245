import type { CompanyIdentity } from '@creditline/core';
import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { happenedAnswer } from '../answers/happened.ts';
import { companyPart } from '../answers/watchlist.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { identifiedCompany } from '../identified-company.ts';
import { sandboxHappeningSchema } from '../requests/sandbox-event.ts';
import { sandboxCompanies, tellingSources } from '../sources.ts';
import { recordHappening } from '../store/sandbox-happenings.ts';

/** Nothing can be made to happen to a real company. */
const fictitiousName = ({ key }: CompanyIdentity): string => {
  const company = sandboxCompanies.find((candidate) => candidate.key === key);
  if (company !== undefined) return company.name;
  const detail = `${key} is no fictitious company. GET /v1/sandbox/companies lists the fictitious companies of this sandbox.`;
  throw new AppError('company_not_found', `${key} is not fictitious`, {
    detail,
    errors: [{ field: 'company', message: 'is none of the fictitious companies' }],
  });
};

/** POST /v1/sandbox/events: the sources tell of it from now on, and whoever watches the company hears of it. */
export const makeItHappen =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const { company, event } = checkBody(sandboxHappeningSchema, parseJson(bytesOf(request.body)));
    const { identity } = await identifiedCompany(context, company);
    const name = fictitiousName(identity);
    const happening = { id: context.newId(), event, happenedAt: context.now().toISOString() };
    const happened = { tenantId, companyKey: identity.key, happening, sources: tellingSources(event, identity.key) };
    const concerned = await context.database.inSystem((tx) => recordHappening(tx, happened));
    context.outbox.nudge();
    const answer: z.input<typeof happenedAnswer> = {
      id: happening.id,
      company: companyPart(identity, name),
      event,
      is_watched: concerned > 0,
    };
    response.status(202).json(answer);
  };
