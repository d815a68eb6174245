import { expect, it } from 'vitest';
import { sendEvent, settledCard, SOLID } from '../../../harness/answers.ts';
import { rowCounts } from '../../../harness/row-counts.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('keeps the event and the account before it answers', async () => {
  const { key, tenantId } = await server().newTenant();
  const body = { event_id: 'e-1', type: 'account.created', account: { id: 'a-1', siren: SOLID } };
  const answer = await server().ask('POST', '/v1/crms/sandbox/events', { body, key });
  expect([answer.status, answer.json]).toEqual([202, { received: 1, duplicates: 0 }]);
  expect(await rowCounts(server().context, tenantId)).toMatchObject({ inbox: 1, accounts: 1 });
});

it('takes the same event twice and does its work once', async () => {
  const event = { id: 'e-twice', account: { id: 'a-twice', siren: SOLID } };
  await sendEvent(server(), event);
  await settledCard(server(), 'a-twice');
  const before = await rowCounts(server().context, server().tenantId);
  expect(await sendEvent(server(), event)).toEqual({ received: 0, duplicates: 1 });
  expect(await rowCounts(server().context, server().tenantId)).toEqual(before);
});

it('takes twenty copies that arrive at once as one', async () => {
  const event = { id: 'e-burst', account: { id: 'a-burst', siren: SOLID } };
  const answers = await Promise.all(Array.from({ length: 20 }, () => sendEvent(server(), event)));
  expect(answers.filter(({ received }) => received === 1)).toHaveLength(1);
});

it('keeps the event ids of two tenants apart', async () => {
  const body = { event_id: 'e-shared', type: 'account.created', account: { id: 'a', siren: SOLID } };
  const { key } = await server().newTenant();
  const mine = await server().ask('POST', '/v1/crms/sandbox/events', { body });
  const theirs = await server().ask('POST', '/v1/crms/sandbox/events', { body, key });
  expect([mine.json, theirs.json]).toEqual([
    { received: 1, duplicates: 0 },
    { received: 1, duplicates: 0 },
  ]);
});
