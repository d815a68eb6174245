import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { status, type Call } from '../../../harness/webhook-receiver.ts';
import { createWebhook, deliveriesOf, tellDecision, useReceiver, type NewWebhook } from '../../../harness/webhooks.ts';

const server = useServer({ webhookLoopback: true });
const receiver = useReceiver();
let webhook: NewWebhook;
let since: string;

beforeEach(async () => {
  const known = (await server().ask('GET', '/v1/webhooks')).json as { webhooks: readonly { id: string }[] };
  for (const { id } of known.webhooks) await server().ask('DELETE', `/v1/webhooks/${id}`);
  webhook = await createWebhook(server(), { url: `${receiver().url}/${server().context.newId()}` });
  since = server().context.now().toISOString();
});

const calls = (): readonly Call[] => receiver().calls.filter(({ path }) => webhook.url.endsWith(path));
const ids = (): readonly unknown[] => calls().map(({ headers }) => headers['webhook-id']);

const replay = async (body: Readonly<Record<string, unknown>>): Promise<unknown> => {
  const answer = await server().ask('POST', `/v1/webhooks/${webhook.id}/replay`, { body });
  expect(answer.status).toBe(202);
  return answer.json;
};

const settled = async (count: number, attempts = 1): Promise<void> => {
  const done = async () =>
    (await deliveriesOf(server(), webhook.id)).filter((one) => one.state !== 'waiting' && one.attempts === attempts);
  await expect.poll(done, { timeout: 5_000 }).toHaveLength(count);
};

describe('a replay', () => {
  it('of a delivered event calls again under the same id, as a new round', async () => {
    const eventId = await tellDecision(server());
    await settled(1);
    expect(await replay({ event_ids: [eventId] })).toEqual({ replayed: 1, already_waiting: 0, next_since: null });
    await expect.poll(ids).toEqual([eventId, eventId]);
    await settled(1);
  });

  it('of a failed event delivers it once the receiver is well again', async () => {
    receiver().answer(status(410));
    const eventId = await tellDecision(server());
    await settled(1);
    receiver().answer(status(204));
    await server().ask('PUT', `/v1/webhooks/${webhook.id}`, { body: { enabled: true } });
    await replay({ event_ids: [eventId] });
    await expect
      .poll(() => deliveriesOf(server(), webhook.id))
      .toMatchObject([{ event_id: eventId, state: 'delivered', attempts: 1 }]);
  });

  it('leaves alone what waits to be tried again', async () => {
    receiver().answer(status(500));
    const eventId = await tellDecision(server());
    await expect.poll(() => deliveriesOf(server(), webhook.id)).toMatchObject([{ attempts: 1 }]);
    expect(await replay({ event_ids: [eventId] })).toEqual({ replayed: 0, already_waiting: 1, next_since: null });
    expect(await replay({ since })).toEqual({ replayed: 0, already_waiting: 0, next_since: null });
  });

  it('since an instant sends what came from then on, also what happened while the webhook was disabled', async () => {
    await tellDecision(server(), { at: new Date(Date.parse(since) - 60_000) });
    await settled(1);
    await server().ask('PUT', `/v1/webhooks/${webhook.id}`, { body: { enabled: false } });
    const missed = await tellDecision(server());
    await server().ask('PUT', `/v1/webhooks/${webhook.id}`, { body: { enabled: true } });
    expect(await replay({ since })).toEqual({ replayed: 1, already_waiting: 0, next_since: null });
    await expect.poll(() => ids().at(-1)).toBe(missed);
    await settled(2);
    expect(calls()).toHaveLength(2);
  });

  it('takes a thousand at a time and says from where to go on', async () => {
    await server().ask('PUT', `/v1/webhooks/${webhook.id}`, { body: { enabled: false } });
    const { database } = server().context;
    await database.inTenant(server().tenantId, (tx) =>
      sql`insert into events (id, topic, company_key, sequence, occurred_at, data)
        select ${webhook.id} || n, 'alert.raised', 'FR:1', n, ${since}::timestamptz + n * interval '1 second', '{}'
        from generate_series(1, 1001) n`.execute(tx),
    );
    await server().ask('PUT', `/v1/webhooks/${webhook.id}`, { body: { enabled: true } });
    const next = new Date(Date.parse(since) + 1_001_000).toISOString();
    expect(await replay({ since })).toEqual({ replayed: 1_000, already_waiting: 0, next_since: next });
    expect(await replay({ since: next })).toEqual({ replayed: 1, already_waiting: 0, next_since: null });
  });
});
