import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { z } from 'zod';
import type { deliveriesAnswer, webhookAnswer, webhookWithSecretAnswer } from '../../server/src/answers/webhooks.ts';
import { newEvent, type EventBody } from '../../server/src/new-event.ts';
import { addEvents } from '../../server/src/store/events.ts';
import type { TestServer } from './server.ts';
import { openReceiver, status, type Receiver } from './webhook-receiver.ts';

export type ShownWebhook = z.output<typeof webhookAnswer>;
export type NewWebhook = z.output<typeof webhookWithSecretAnswer>;
export type Deliveries = z.output<typeof deliveriesAnswer>;

/** An address of the outside; no test lets anything be sent to it. */
export const OUTSIDE_URL = 'https://8.8.8.8/hook';

/** One receiver for a test file, answering 204 at the start of each test. */
export const useReceiver = (): (() => Receiver) => {
  let receiver: Receiver | undefined;
  beforeAll(async () => {
    receiver = await openReceiver();
  });
  beforeEach(() => receiver?.answer(status(204)));
  afterAll(() => receiver?.close());
  return () => receiver!;
};

/** POST /v1/webhooks that must succeed. */
export const createWebhook = async (
  server: TestServer,
  body: Readonly<Record<string, unknown>> = {},
  key = server.key,
): Promise<NewWebhook> => {
  const answer = await server.ask('POST', '/v1/webhooks', { body: { url: OUTSIDE_URL, ...body }, key });
  expect(answer.text).toContain('"secret":"whsec_');
  expect(answer.status).toBe(201);
  return answer.json as NewWebhook;
};

export const readWebhook = async (server: TestServer, id: string): Promise<ShownWebhook> =>
  (await server.ask('GET', `/v1/webhooks/${id}`)).json as ShownWebhook;

export const deliveriesOf = async (server: TestServer, id: string, query = ''): Promise<Deliveries['deliveries']> =>
  ((await server.ask('GET', `/v1/webhooks/${id}/deliveries${query}`)).json as Deliveries).deliveries;

/** The only delivery of an endpoint. */
export const deliveryOf = async (server: TestServer, id: string) => (await deliveriesOf(server, id))[0];

const MADE: EventBody<'decision.made'> = {
  decision_id: 'd-1',
  outcome: 'refer',
  limit: { value: 1_000, currency: 'EUR' },
};

/** Something happens to a company, in a transaction of its own. Answers the event's id. */
export const tellDecision = async (
  { context, tenantId }: TestServer,
  { companyKey = 'FR:000000018', inTenant = tenantId, at = context.now() } = {},
): Promise<string> => {
  const id = context.newId();
  const event = newEvent('decision.made', { id, companyKey, occurredAt: at.toISOString(), body: MADE });
  await context.database.inTenant(inTenant, (tx) => addEvents(tx, [event]));
  context.outbox.nudge();
  return id;
};
