import { beforeEach, describe, expect, it } from 'vitest';
import { deliverWebhookJob } from '../../../server/src/jobs/deliver-webhook.ts';
import { useServer } from '../../harness/use-server.ts';
import { signatureOf, status, verified, type Call } from '../../harness/webhook-receiver.ts';
import {
  createWebhook,
  deliveryOf,
  readWebhook,
  tellDecision,
  useReceiver,
  type NewWebhook,
} from '../../harness/webhooks.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The server's clock, which a test moves. */
let ahead = 0;
const server = useServer({ webhookLoopback: true, now: () => new Date(Date.now() + ahead) });
const receiver = useReceiver();

let webhook: NewWebhook;
beforeEach(async () => {
  ahead = 0;
  const { context, ask } = server();
  // Each test has its own endpoint, and no other one hears of its events.
  const { webhooks } = (await ask('GET', '/v1/webhooks')).json as { webhooks: readonly { id: string }[] };
  for (const { id } of webhooks) await ask('DELETE', `/v1/webhooks/${id}`);
  webhook = await createWebhook(server(), { url: `${receiver().url}/${context.newId()}` });
});

const callsOf = ({ url }: { readonly url: string } = webhook): readonly Call[] =>
  receiver().calls.filter(({ path }) => url.endsWith(path));

const calledTimes = async (count: number): Promise<void> => {
  await expect.poll(() => callsOf().length, { timeout: 5_000 }).toBe(count);
};
const delivery = () => deliveryOf(server(), webhook.id);
const settled = async (expected: object): Promise<void> => {
  await expect.poll(delivery, { timeout: 5_000 }).toMatchObject(expected);
};

const move = (byMs: number): void => {
  ahead += byMs;
  server().context.outbox.nudge();
};

const minutesToNext = async (): Promise<number> => {
  const { attempted_at: from, next_attempt_at: to } = (await delivery())!;
  return (Date.parse(to!) - Date.parse(from!)) / MINUTE_MS;
};

describe('a call', () => {
  it('carries a thin body that the library verifies, with the company and its sequence', async () => {
    const id = await tellDecision(server(), { companyKey: 'FR:000000026' });
    await calledTimes(1);
    const [call] = callsOf();
    expect(call!.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Creditline',
      'webhook-id': id,
    });
    expect(verified(webhook.secret, call!)).toEqual({
      type: 'decision.made',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      data: {
        decision_id: 'd-1',
        outcome: 'refer',
        limit: { value: 1_000, currency: 'EUR' },
        company: 'FR:000000026',
        sequence: 1,
      },
    });
    expect(Buffer.byteLength(call!.body)).toBeLessThan(20_000);
    await settled({ event_id: id, state: 'delivered', attempts: 1, last_status: 204, last_error: null });
  });

  it('cannot be verified once a byte of it was changed, nor with the secret of another endpoint', async () => {
    await tellDecision(server());
    await calledTimes(1);
    const [call] = callsOf();
    expect(() => verified(webhook.secret, { ...call!, body: call!.body.replace('refer', 'accept') })).toThrow(
      'No matching signature found',
    );
    const other = await createWebhook(server());
    expect(() => verified(other.secret, call!)).toThrow('No matching signature found');
  });

  it('is made for the topics of the endpoint alone', async () => {
    await server().ask('PUT', `/v1/webhooks/${webhook.id}`, { body: { topics: ['alert.raised'] } });
    const told = await createWebhook(server(), { url: `${receiver().url}/topics`, topics: ['decision.made'] });
    await tellDecision(server());
    await expect.poll(() => callsOf(told).length).toBe(1);
    expect(await delivery()).toBeUndefined();
  });

  it('counts the events of each company by themselves', async () => {
    for (const companyKey of ['FR:000000034', 'FR:000000042', 'FR:000000034'])
      await tellDecision(server(), { companyKey });
    await calledTimes(3);
    const told = callsOf().map((call) => verified(webhook.secret, call).data);
    expect(told.map(({ company, sequence }) => `${String(company)} ${String(sequence)}`).toSorted()).toEqual([
      'FR:000000034 1',
      'FR:000000034 2',
      'FR:000000042 1',
    ]);
  });
});

describe('two secrets', () => {
  it('both verify while they overlap, and only the new one after', async () => {
    const rotated = await server().ask('POST', `/v1/webhooks/${webhook.id}/rotate`, { body: { overlap_hours: 1 } });
    const { secret } = rotated.json as NewWebhook;
    await tellDecision(server());
    await calledTimes(1);
    expect(callsOf()[0]!.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    for (const either of [webhook.secret, secret]) expect(verified(either, callsOf()[0]!).type).toBe('decision.made');
    move(HOUR_MS + 1);
    await tellDecision(server());
    await calledTimes(2);
    expect(callsOf()[1]!.headers['webhook-signature']).toBe(signatureOf(secret, callsOf()[1]!));
  });
});

describe('a failure', () => {
  it('is tried again under the same id with a new timestamp, on the schedule, until it is delivered', async () => {
    receiver().answer(status(500, {}, 'out of\u0000 order\n\u001b[31m'));
    const id = await tellDecision(server());
    await settled({ state: 'waiting', attempts: 1, last_status: 500, last_error: 'status 500: out of order [31m' });
    expect(await minutesToNext()).toBeCloseTo(5 / 60, 1);
    expect((await readWebhook(server(), webhook.id)).failing_since).not.toBeNull();
    move(6_000);
    await settled({ attempts: 2 });
    expect(await minutesToNext()).toBeGreaterThanOrEqual(5);
    expect(await minutesToNext()).toBeLessThanOrEqual(5.5);
    receiver().answer(status(200));
    move(6 * MINUTE_MS);
    await settled({ state: 'delivered', attempts: 3, next_attempt_at: null });
    expect(callsOf().map(({ headers }) => headers['webhook-id'])).toEqual([id, id, id]);
    expect(new Set(callsOf().map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
    expect((await readWebhook(server(), webhook.id)).failing_since).toBeNull();
  });

  it('is final after the tenth attempt, 75 hours later', async () => {
    receiver().answer(status(503));
    await tellDecision(server());
    const begun = ahead;
    for (let attempts = 1; attempts < 10; attempts += 1) {
      await settled({ attempts });
      move(Date.parse((await delivery())!.next_attempt_at!) - server().context.now().getTime());
    }
    await settled({ state: 'failed', attempts: 10, next_attempt_at: null, last_error: 'status 503' });
    expect(callsOf()).toHaveLength(10);
    // The sum of the schedule, and up to a tenth more.
    expect((ahead - begun) / HOUR_MS).toBeGreaterThan(75.5);
    expect((ahead - begun) / HOUR_MS).toBeLessThan(83.5);
  });

  it.each([301, 302, 307, 308])('is a redirect %i too, which nobody follows', async (code) => {
    receiver().answer(status(code, { location: `${receiver().url}/elsewhere` }));
    await tellDecision(server());
    await settled({ state: 'waiting', last_status: code, last_error: `redirect ${code}, which is not followed` });
    expect(receiver().calls.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  it.each([
    ['seconds', () => '7200', 120],
    ['a date', () => new Date(Date.now() + 2 * HOUR_MS).toUTCString(), 120],
    ['more than a day', () => '999999', 24 * 60],
    ['less than the schedule', () => '1', 5 / 60],
    ['no sense', () => 'soon', 5 / 60],
  ])('of 429 waits for as long as Retry-After says: %s', async (_, retryAfter, minutes) => {
    receiver().answer(status(429, { 'retry-after': retryAfter() }));
    await tellDecision(server());
    await settled({ attempts: 1, last_status: 429 });
    expect(await minutesToNext()).toBeGreaterThan(minutes - 1);
    expect(await minutesToNext()).toBeLessThan(minutes * 1.1 + 1);
  });

  it('of five days disables the endpoint, and says so', async () => {
    receiver().answer(status(500));
    await tellDecision(server());
    await settled({ attempts: 1 });
    move(5 * 24 * HOUR_MS);
    await settled({ state: 'failed', attempts: 2 });
    const shown = await readWebhook(server(), webhook.id);
    expect(shown).toMatchObject({ enabled: false, disabled_because: 'failing' });
    await tellDecision(server());
    expect(callsOf()).toHaveLength(2);
  });
});

describe('an endpoint', () => {
  it('that answers 410 is told no more, at once', async () => {
    receiver().answer(status(410));
    await tellDecision(server());
    await settled({ state: 'failed', attempts: 1, last_status: 410 });
    expect(await readWebhook(server(), webhook.id)).toMatchObject({ enabled: false, disabled_because: 'gone' });
    await tellDecision(server());
    expect(callsOf()).toHaveLength(1);
  });

  it('that was disabled gets nothing more of what waited', async () => {
    receiver().answer(status(500));
    await tellDecision(server());
    await settled({ attempts: 1 });
    await server().ask('PUT', `/v1/webhooks/${webhook.id}`, { body: { enabled: false } });
    move(MINUTE_MS);
    await settled({ state: 'failed', attempts: 1, last_error: 'the endpoint is disabled' });
    expect(callsOf()).toHaveLength(1);
  });

  it('that was deleted ends its work without a word', async () => {
    const { context, tenantId, ask } = server();
    const eventId = await tellDecision(server());
    await calledTimes(1);
    await ask('DELETE', `/v1/webhooks/${webhook.id}`);
    const payload = { endpointId: webhook.id, eventId };
    await expect(deliverWebhookJob(context)({ tenantId, payload })).resolves.toBeUndefined();
    expect(callsOf()).toHaveLength(1);
  });

  it('is called once for work that is given again when it is done', async () => {
    const { context, tenantId } = server();
    const eventId = await tellDecision(server());
    await settled({ state: 'delivered' });
    await deliverWebhookJob(context)({ tenantId, payload: { endpointId: webhook.id, eventId } });
    expect(callsOf()).toHaveLength(1);
  });

  it('of which two processes make the same attempt gets the same id twice, and one attempt counts', async () => {
    const { context, tenantId } = server();
    receiver().answer(status(500));
    const eventId = await tellDecision(server());
    await settled({ attempts: 1 });
    const task = { tenantId, payload: { endpointId: webhook.id, eventId, attempts: 1 } };
    await Promise.all([deliverWebhookJob(context)(task), deliverWebhookJob(context)(task)]);
    await settled({ attempts: 2, state: 'waiting' });
    expect(new Set(callsOf().map(({ headers }) => headers['webhook-id']))).toEqual(new Set([eventId]));
  });
});
