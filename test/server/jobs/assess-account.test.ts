import { tradeDefaultPolicy, type Crm } from '@creditline/core';
import { expect, it } from 'vitest';
import { assessAccountJob } from '../../../server/src/jobs/assess-account.ts';
import { writeDecisionJob } from '../../../server/src/jobs/write-decision.ts';
import { readAccount, upsertAccount } from '../../../server/src/store/accounts.ts';
import { readDecision } from '../../../server/src/store/decisions.ts';
import { cardPath, SOLID } from '../../harness/answers.ts';
import { rowCounts } from '../../harness/row-counts.ts';
import { useServer } from '../../harness/use-server.ts';

const server = useServer();

/** An account whose event was taken, with the payload of its row in the outbox; no job has begun. */
const account = async (accountId: string, company: object = { siren: SOLID }) => {
  const { context, tenantId } = server();
  const fields = { name: null, account: { id: accountId, company } };
  await context.database.inTenant(tenantId, (tx) =>
    upsertAccount(tx, { crm: 'sandbox', accountId, fields, now: context.now() }),
  );
  return { tenantId, payload: { crm: 'sandbox', accountId, decisionId: context.newId(), requestId: 'request-1' } };
};

const stateOf = async (accountId: string) => {
  const { context, tenantId } = server();
  return context.database.inTenant(tenantId, (tx) => readAccount(tx, { crm: 'sandbox', accountId }));
};

const counts = () => rowCounts(server().context, server().tenantId);

it('the same row of the outbox run twice makes one decision', async () => {
  const task = await account('twice');
  const job = assessAccountJob(server().context);
  await job(task);
  const before = await counts();
  await job(task);
  expect(await counts()).toEqual(before);
  expect((await stateOf('twice'))?.decisionId).toBe(task.payload.decisionId);
});

it('run twice at the same time it makes one decision; the loser leaves nothing', async () => {
  const task = await account('race', { siren: '000000026' });
  const before = await counts();
  const job = assessAccountJob(server().context);
  const runs = await Promise.allSettled([job(task), job(task), job(task)]);
  expect(runs.some(({ status }) => status === 'fulfilled')).toBe(true);
  const after = await counts();
  expect(after.decisions - before.decisions).toBe(1);
  const { context, tenantId } = server();
  const decision = await context.database.inTenant(tenantId, (tx) => readDecision(tx, task.payload.decisionId));
  expect(decision?.audit.sequence).toBe(after.audit_log);
});

it('an account that is not there any more is left alone', async () => {
  const before = await counts();
  const payload = { crm: 'sandbox', accountId: 'gone', decisionId: 'd-gone', requestId: 'request-1' };
  await assessAccountJob(server().context)({ tenantId: server().tenantId, payload });
  expect(await counts()).toEqual(before);
});

it('a payload that is not its own is an error, so that the outbox keeps it', async () => {
  await expect(assessAccountJob(server().context)({ tenantId: server().tenantId, payload: {} })).rejects.toThrow(
    'invalid_type',
  );
});

it('when recording fails in the middle nothing remains: no audit record, no answer, no outbox row', async () => {
  const first = await account('first');
  await assessAccountJob(server().context)(first);
  // Another tenant takes the same decision id, which only one row in the whole table may have.
  const other = await server().newTenant();
  const { context } = server();
  const fields = { name: null, account: { id: 'clash', company: { siren: SOLID } } };
  await context.database.inTenant(other.tenantId, (tx) =>
    upsertAccount(tx, { crm: 'sandbox', accountId: 'clash', fields, now: context.now() }),
  );
  const before = await rowCounts(context, other.tenantId);
  const payload = { crm: 'sandbox', accountId: 'clash', decisionId: first.payload.decisionId, requestId: 'request-1' };
  await expect(assessAccountJob(context)({ tenantId: other.tenantId, payload })).rejects.toThrow('duplicate key');
  expect(await rowCounts(context, other.tenantId)).toEqual(before);
  const state = await context.database.inTenant(other.tenantId, (tx) =>
    readAccount(tx, { crm: 'sandbox', accountId: 'clash' }),
  );
  expect(state).toMatchObject({ state: 'assessing', decisionId: null });
});

it('when the last attempt fails the card says so, and a refresh mends it', async () => {
  const taken = await account('taken');
  await assessAccountJob(server().context)(taken);
  const { context } = server();
  // Another tenant cannot take the id of a decision that is there.
  const { key, tenantId: foreign } = await server().newTenant();
  const fields = { name: null, account: { id: 'given-up', company: { siren: '000000042' } } };
  await context.database.inTenant(foreign, (tx) =>
    upsertAccount(tx, { crm: 'sandbox', accountId: 'given-up', fields, now: context.now() }),
  );
  const payload = { ...taken.payload, accountId: 'given-up' };
  const job = assessAccountJob(context);
  await expect(job({ tenantId: foreign, payload, isLast: true })).rejects.toThrow('duplicate key');
  const read = async () => (await server().ask('GET', cardPath('given-up'), { key })).json;
  expect(await read()).toMatchObject({ state: 'failed', problem: { code: 'internal' } });
  await server().ask('POST', `${cardPath('given-up')}/refresh`, { key });
  expect(await read()).toMatchObject({ state: 'decided', decision: 'refuse' });
});

it('what a refresh decided meanwhile is not taken back by a job that fails for the last time', async () => {
  const { key, tenantId: foreign } = await server().newTenant();
  const { context } = server();
  const fields = { name: null, account: { id: 'refreshed', company: { siren: SOLID } } };
  await context.database.inTenant(foreign, (tx) =>
    upsertAccount(tx, { crm: 'sandbox', accountId: 'refreshed', fields, now: context.now() }),
  );
  const taken = await account('taken-before');
  await assessAccountJob(context)(taken);
  await server().ask('POST', `${cardPath('refreshed')}/refresh`, { key });
  const payload = { ...taken.payload, accountId: 'refreshed' };
  await expect(assessAccountJob(context)({ tenantId: foreign, payload, isLast: true })).rejects.toThrow(
    'duplicate key',
  );
  expect((await server().ask('GET', cardPath('refreshed'), { key })).json).toMatchObject({ state: 'decided' });
});

it('writes a decision into the record once, and never over a newer one', async () => {
  const { context, tenantId } = server();
  const task = await account('written', { siren: '000000042' });
  await assessAccountJob(context)(task);
  const payload = { requestId: 'request-1', decisionId: task.payload.decisionId, crm: 'sandbox', accountId: 'written' };
  await writeDecisionJob(context)({ tenantId, payload });
  const once = await stateOf('written');
  expect(once?.fields).toMatchObject({
    credit_decision: 'refuse',
    credit_limit: { value: 0, currency: tradeDefaultPolicy.currency },
  });
  await writeDecisionJob(context)({ tenantId, payload });
  expect(await stateOf('written')).toEqual(once);

  const newer = { ...task, payload: { ...task.payload, decisionId: context.newId(), requestId: 'request-1' } };
  await assessAccountJob(context)(newer);
  await writeDecisionJob(context)({ tenantId, payload: { ...payload, decisionId: newer.payload.decisionId } });
  await writeDecisionJob(context)({ tenantId, payload });
  expect((await stateOf('written'))?.fields['credit_decision_id']).toBe(newer.payload.decisionId);
});

it('a decision that reaches the CRM after a newer one is followed by the newer one', async () => {
  const { context, tenantId } = server();
  const older = await account('crossing');
  const newer = { ...older, payload: { ...older.payload, decisionId: context.newId() } };
  const landed: string[] = [];
  const crm: Crm = {
    name: 'sandbox',
    readEvents: () => ({ ok: false, reason: 'unverified' }),
    // While the first write is on its way a newer decision is made and written.
    writeDecision: async (_, { decisionId }) => {
      if (decisionId === older.payload.decisionId) {
        await assessAccountJob(context)(newer);
        await job({ tenantId, payload: newer.payload });
      }
      landed.push(decisionId);
    },
    writeTask: () => Promise.reject(new Error('a decision is no task')),
    closeTask: () => Promise.reject(new Error('a decision is no task')),
  };
  const job = writeDecisionJob({ ...context, crms: [crm] });
  await assessAccountJob(context)(older);
  await job({ tenantId, payload: older.payload });
  expect(landed).toEqual([newer, older, newer].map(({ payload }) => payload.decisionId));
});
