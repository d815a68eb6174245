import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { findNoticeSource } from '../notice-sources.ts';
import { deleteSourceReference as remove } from '../store/source-references.ts';
import { referenceOf, sourceNameOf } from './path-parameters.ts';

/** DELETE /v1/sources/{source}/references/{reference}: notices with this reference concern nobody any more. */
export const deleteSourceReference =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const adapter = findNoticeSource(context, sourceNameOf(request));
    const reference = referenceOf(request);
    const known = { source: adapter.name, reference };
    if (await context.database.inTenant(tenantId, (tx) => remove(tx, known))) {
      response.json({ ...known, deleted: true });
      return;
    }
    throw new AppError('not_found', 'no such reference', { detail: 'There is no such reference of this source.' });
  };
