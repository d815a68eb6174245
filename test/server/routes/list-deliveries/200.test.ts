import { beforeAll, describe, expect, it, vi } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { status } from '../../../harness/webhook-receiver.ts';
import {
  createWebhook,
  deliveriesOf,
  tellDecision,
  useReceiver,
  type Deliveries,
  type NewWebhook,
} from '../../../harness/webhooks.ts';

const server = useServer({ webhookLoopback: true });
const receiver = useReceiver();
let webhook: NewWebhook;
const eventIds: string[] = [];

beforeAll(async () => {
  webhook = await createWebhook(server(), { url: receiver().url });
  receiver().answer((response, call) => status(call.body.includes('FR:000000026') ? 500 : 204)(response, call));
  const from = server().context.now().getTime();
  for (let index = 0; index < 5; index += 1) {
    const companyKey = index === 2 ? 'FR:000000026' : 'FR:000000018';
    eventIds.push(await tellDecision(server(), { companyKey, at: new Date(from - 10_000 + index) }));
  }
  await vi.waitUntil(
    async () => (await deliveriesOf(server(), webhook.id)).filter(({ attempts }) => attempts === 1).length === 5,
    { timeout: 10_000 },
  );
});

const page = async (query: string): Promise<Deliveries> =>
  (await server().ask('GET', `/v1/webhooks/${webhook.id}/deliveries${query}`)).json as Deliveries;

describe('the deliveries of a webhook', () => {
  it('come newest first, with how each went', async () => {
    const { deliveries, next_cursor: next } = await page('');
    expect(deliveries.map(({ event_id: id }) => id)).toEqual(eventIds.toReversed());
    expect(next).toBeNull();
    expect(deliveries[0]).toMatchObject({
      topic: 'decision.made',
      company: 'FR:000000018',
      state: 'delivered',
      attempts: 1,
      last_status: 204,
      last_error: null,
      next_attempt_at: null,
    });
    expect(deliveries[0]!.latency_ms).toBeGreaterThanOrEqual(0);
    expect(deliveries[2]).toMatchObject({ state: 'waiting', last_status: 500, delivered_at: null });
    expect(deliveries[2]!.next_attempt_at).not.toBeNull();
  });

  it('are read page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { deliveries, next_cursor: next }: Deliveries = await page(
        `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...deliveries.map(({ event_id: id }) => id));
      cursor = next;
    }
    expect(seen).toEqual(eventIds.toReversed());
  });

  it.each([
    ['delivered', [4, 3, 1, 0]],
    ['waiting', [2]],
    ['failed', []],
  ])('of the state %s alone', async (state, indexes) => {
    const { deliveries } = await page(`?state=${state}`);
    expect(deliveries.map(({ event_id: id }) => eventIds.indexOf(id))).toEqual(indexes);
  });
});
