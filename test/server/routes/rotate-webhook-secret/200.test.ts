import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook, readWebhook, type NewWebhook } from '../../../harness/webhooks.ts';

const HOUR_MS = 3_600_000;
const now = new Date('2026-11-21T10:00:00.000Z');
const server = useServer({ now: () => now });

const rotate = async (id: string, body?: Readonly<Record<string, unknown>>): Promise<NewWebhook> => {
  const answer = await server().ask('POST', `/v1/webhooks/${id}/rotate`, { body });
  expect(answer.status).toBe(200);
  return answer.json as NewWebhook;
};

const hoursFromNow = (hours: number): string => new Date(now.getTime() + hours * HOUR_MS).toISOString();

it('answers a new secret, this once, and until when the old one signs too: 24 hours without a word', async () => {
  const { id, secret } = await createWebhook(server());
  const rotated = await rotate(id);
  expect(rotated.secret).toMatch(/^whsec_/);
  expect(rotated.secret).not.toBe(secret);
  expect(rotated.previous_secrets_end_at).toBe(hoursFromNow(24));
  expect(await readWebhook(server(), id)).toMatchObject({ previous_secrets_end_at: hoursFromNow(24) });
});

it('ends a leaked secret at once with overlap_hours 0', async () => {
  const { id } = await createWebhook(server());
  await rotate(id, { overlap_hours: 168 });
  expect((await rotate(id, { overlap_hours: 0 })).previous_secrets_end_at).toBeNull();
});

it('never lengthens the end that an older secret has', async () => {
  const { id } = await createWebhook(server());
  expect((await rotate(id, { overlap_hours: 1 })).previous_secrets_end_at).toBe(hoursFromNow(1));
  expect((await rotate(id, { overlap_hours: 2 })).previous_secrets_end_at).toBe(hoursFromNow(2));
});
