import { identifyCompany, type CompanyIdentity, type CompanyInput } from '@creditline/core';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { invalidBody } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { findNoticeSource } from '../notice-sources.ts';
import { sourceReferenceSchema } from '../requests/source-reference.ts';
import { saveSourceReference } from '../store/source-references.ts';
import { referenceOf, sourceNameOf } from './path-parameters.ts';

const identityOf = (company: CompanyInput): CompanyIdentity => {
  const identified = identifyCompany(company);
  if (identified.ok && identified.identity !== undefined) return identified.identity;
  const faults = identified.ok ? [] : identified.faults;
  throw invalidBody(faults.map(({ field, message }) => ({ field: `company.${field}`, message })));
};

/** PUT /v1/sources/{source}/references/{reference}: from now on a notice with this reference is about this company. */
export const putSourceReference =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const adapter = findNoticeSource(context, sourceNameOf(request));
    const reference = referenceOf(request);
    const { company } = checkBody(sourceReferenceSchema, parseJson(bytesOf(request.body)));
    const { key } = identityOf(company);
    await context.database.inTenant(tenantId, (tx) =>
      saveSourceReference(tx, { source: adapter.name, reference, companyKey: key, now: context.now() }),
    );
    response.json({ source: adapter.name, reference, company: key });
  };
