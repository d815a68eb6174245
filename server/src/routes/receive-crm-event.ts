import type { CrmEvent } from '@creditline/core';
import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { findCrm } from '../crms.ts';
import type { Tx } from '../database.ts';
import { AppError, invalidBody } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, parseJson } from '../http/read-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import { faultsOfAccount } from '../requests/account.ts';
import { setAccountState, upsertAccount } from '../store/accounts.ts';
import { receiveOnce } from '../store/inbox.ts';
import { addToOutbox } from '../store/outbox.ts';
import { crmNameOf } from './path-parameters.ts';
import { signedRequestOf } from './signed-request.ts';

type Received = {
  readonly crm: string;
  readonly event: CrmEvent;
  readonly raw: string;
  readonly requestId: string;
};

/** Stores one event and the work it asks for, in one transaction; an event that came before changes nothing. */
const receive = async (context: Context, tx: Tx, { crm, event, raw, requestId }: Received): Promise<boolean> => {
  const now = context.now();
  if (!(await receiveOnce(tx, { origin: `crm:${crm}`, eventId: event.id, raw, now }))) return false;
  const { accountId, account } = event;
  if (account !== undefined) {
    await upsertAccount(tx, {
      crm,
      accountId,
      fields: { name: account.company.name ?? null, account },
      // The event carries the whole record, so an owner that is not in it was cleared.
      owner: account.owner ?? null,
      now,
    });
  }
  await setAccountState(tx, { crm, accountId, state: 'assessing', now });
  // The decision's id is fixed here, so that the job makes one decision however often it is run.
  const payload = { crm, accountId, decisionId: context.newId(), requestId };
  await addToOutbox(tx, { topic: 'assess-account', payload, dedupeKey: `${crm}:${event.id}` });
  return true;
};

const readEvents = (
  context: Context,
  request: Request,
): { readonly crm: string; readonly events: readonly CrmEvent[]; readonly raw: string } => {
  const crm = findCrm(context, crmNameOf(request));
  const body = bytesOf(request.body);
  // A body that is not JSON is refused in the same words by every address.
  parseJson(body);
  const reading = crm.readEvents(signedRequestOf(request));
  if (reading.ok) {
    const faults = reading.events.flatMap(({ account }) =>
      account === undefined ? [] : faultsOfAccount(account, { policy: context.policy.value, crm }),
    );
    if (faults.length > 0) throw invalidBody(faults);
    return { crm: crm.name, events: reading.events, raw: body.toString('utf8') };
  }
  if (reading.reason === 'invalid') throw invalidBody(reading.faults);
  throw new AppError('event_unverified', 'event without a valid signature', {
    detail: 'The signature of the event does not hold.',
  });
};

/** POST /v1/crms/{crm}/events: verify the raw bytes, store, enqueue, answer. The work itself is a job. */
export const receiveCrmEvent =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId } = callerOf(response);
    const { crm, events, raw } = readEvents(context, request);
    const received = await context.database.inTenant(tenantId, async (tx) => {
      let count = 0;
      for (const event of events)
        if (await receive(context, tx, { crm, event, raw, requestId: requestIdOf(response) })) count += 1;
      return count;
    });
    context.outbox.nudge();
    response.status(202).json({ received, duplicates: events.length - received });
  };
