import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { SANDBOX_NOTICE_SECRET } from '../../../../server/src/notice-sources.ts';
import { forgetNotices } from '../../../harness/database.ts';
import { genericNotice, GENERIC, sendSigned } from '../../../harness/notice-requests.ts';
import { signBridge } from '../../../harness/sign-notice.ts';
import { useServer } from '../../../harness/use-server.ts';
import { noticesOf, watch } from '../../../harness/watch.ts';

const server = useServer();
// Who begins to watch takes in what was told before, and these tests count what they tell.
beforeEach(() => forgetNotices(server().context.database));
const id = (): string => `e-${randomUUID()}`;
const counts = (received: number, duplicates: number, ignored: number, concerned: number) => [
  202,
  { received, duplicates, ignored, concerned },
];
const fact = { kind: 'proceedings.opened', as_of: '2026-05-06', value: 'receivership' };

it('keeps the notice and orders the reassessment of every tenant that watches the company, before it answers', async () => {
  const { database } = server().context;
  const [first, second, third] = [await server().newTenant(), await server().newTenant(), await server().newTenant()];
  await watch(database, first.tenantId, 'FR:000000026');
  await watch(database, second.tenantId, 'FR:000000026');
  await watch(database, third.tenantId, 'FR:000000018');
  const event = genericNotice({ event_id: id(), company: { siren: '000 000 026' }, facts: [fact] });
  const answer = await sendSigned(server(), event);
  expect([answer.status, answer.json]).toEqual(counts(1, 0, 0, 2));
  for (const { tenantId } of [first, second]) {
    const { notices, orders } = await noticesOf(database, tenantId);
    expect(notices).toEqual([
      {
        source: 'generic',
        event_id: event.event_id,
        company_key: 'FR:000000026',
        signals: [{ kind: 'proceedings.opened', value: 'receivership', asOf: '2026-05-06', source: 'generic' }],
      },
    ]);
    expect(orders).toEqual([{ dedupe_key: `notice:generic:${event.event_id}`, company_key: 'FR:000000026' }]);
  }
  expect(await noticesOf(database, third.tenantId)).toEqual({ notices: [], orders: [] });
});

it('takes the same notice twice, and in another order, and does its work once', async () => {
  const { tenantId } = await server().newTenant();
  await watch(server().context.database, tenantId, 'FR:000000034');
  const events = [id(), id()].map((event_id) => genericNotice({ event_id, company: { siren: '000000034' } }));
  for (const event of events) expect((await sendSigned(server(), event)).json).toMatchObject({ received: 1 });
  for (const event of events.toReversed()) {
    const answer = await sendSigned(server(), event);
    expect([answer.status, answer.json]).toEqual(counts(0, 1, 0, 0));
  }
  const { notices, orders } = await noticesOf(server().context.database, tenantId);
  expect([notices.length, orders.length]).toEqual([2, 2]);
});

it('takes twenty copies that arrive at once as one', async () => {
  const event = genericNotice({ event_id: id() });
  const answers = await Promise.all(Array.from({ length: 20 }, () => sendSigned(server(), event)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202));
  expect(answers.filter(({ json }) => (json as { received: number }).received === 1)).toHaveLength(1);
});

it('keeps the notices of two sources apart, though their ids are the same', async () => {
  const event = genericNotice({ event_id: id() });
  expect((await sendSigned(server(), event)).json).toMatchObject({ received: 1 });
  const answer = await sendSigned(server(), event, { path: '/v1/sources/rocketfin/notices' });
  expect(answer.json).toMatchObject({ received: 1, duplicates: 0 });
});

it('takes a notice with an API key instead of a signature as that tenant’s own', async () => {
  const { database } = server().context;
  const [mine, theirs] = [await server().newTenant(['notices:write']), await server().newTenant(['notices:write'])];
  for (const { tenantId } of [mine, theirs]) await watch(database, tenantId, 'FR:000000018');
  const body = genericNotice({ event_id: id() });
  const answer = await server().ask('POST', GENERIC, { body, key: mine.key });
  expect([answer.status, answer.json]).toEqual(counts(1, 0, 0, 1));
  expect((await noticesOf(database, mine.tenantId)).notices).toHaveLength(1);
  expect((await noticesOf(database, theirs.tenantId)).notices).toEqual([]);
  // The same id of another tenant is another notice.
  expect((await server().ask('POST', GENERIC, { body, key: theirs.key })).json).toMatchObject({ received: 1 });
  expect((await server().ask('POST', GENERIC, { body, key: theirs.key })).json).toMatchObject({ duplicates: 1 });
});

const bridgeEvent = (user: string) => {
  const content = { user_uuid: user, item_id: 1, account_id: 2 };
  return JSON.stringify({ type: 'item.account.updated', timestamp: Date.now(), content });
};
const sendBridge = (raw: string) =>
  server().ask('POST', '/v1/sources/bridge/notices', {
    raw,
    key: null,
    headers: signBridge(SANDBOX_NOTICE_SECRET, raw),
  });

it('finds tenant and company of a bank notice by the reference that the tenant gave', async () => {
  const { database } = server().context;
  const [mine, theirs] = [await server().newTenant(), await server().newTenant()];
  for (const { tenantId } of [mine, theirs]) await watch(database, tenantId, 'FR:000000018');
  const user = randomUUID();
  const put = { body: { company: { siren: '000000018' } }, key: mine.key };
  expect((await server().ask('PUT', `/v1/sources/bridge/references/${user}`, put)).status).toBe(200);
  const raw = bridgeEvent(user);
  const answer = await sendBridge(raw);
  expect([answer.status, answer.json]).toEqual(counts(1, 0, 0, 1));
  expect((await noticesOf(database, mine.tenantId)).orders).toHaveLength(1);
  expect((await noticesOf(database, theirs.tenantId)).orders).toEqual([]);
  expect((await sendBridge(raw)).json).toMatchObject({ received: 0, duplicates: 1 });
});

it('keeps a bank notice with an unknown reference, and says that it was ignored', async () => {
  const answer = await sendBridge(bridgeEvent(randomUUID()));
  expect([answer.status, answer.json]).toEqual(counts(1, 0, 1, 0));
});

it('ignores events that are none of ours', async () => {
  const answer = await sendBridge(JSON.stringify({ type: 'TEST_EVENT', timestamp: Date.now(), content: {} }));
  expect([answer.status, answer.json]).toEqual(counts(0, 0, 1, 0));
});

it('takes ids and texts of any length that a vendor sends', async () => {
  const { context } = server();
  const event_id = 'x'.repeat(200);
  expect((await sendSigned(server(), genericNotice({ event_id }))).status).toBe(202);
  const record = { id: `A${'1'.repeat(5000)}`, familleavis: 'y'.repeat(5000), registre: ['000000018'] };
  const answer = await sendSigned(server(), record, { path: '/v1/sources/bodacc/notices' });
  expect([answer.status, answer.json]).toEqual(counts(1, 0, 0, expect.any(Number) as unknown as number));
  const { rows } = await context.database.inSystem((tx) =>
    sql<{ raw: string }>`select raw from notice_inbox where event_id = ${event_id}`.execute(tx),
  );
  expect(JSON.parse(rows[0]!.raw)).toMatchObject({ event_id });
});
