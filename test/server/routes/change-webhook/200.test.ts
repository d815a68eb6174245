import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook, readWebhook, type NewWebhook, type ShownWebhook } from '../../../harness/webhooks.ts';

const server = useServer();
let webhook: NewWebhook;
beforeEach(async () => {
  if (webhook !== undefined) await server().ask('DELETE', `/v1/webhooks/${webhook.id}`);
  webhook = await createWebhook(server(), { description: 'before' });
});

const put = async (body: Readonly<Record<string, unknown>>): Promise<ShownWebhook> => {
  const answer = await server().ask('PUT', `/v1/webhooks/${webhook.id}`, { body });
  expect(answer.status).toBe(200);
  return answer.json as ShownWebhook;
};

const auditKinds = (): Promise<readonly string[]> =>
  server().context.database.inTenant(server().tenantId, async (tx) => {
    const { rows } = await sql<{ kind: string }>`
      select kind from audit_log where body like ${`%${webhook.id}%`} order by sequence`.execute(tx);
    return rows.map(({ kind }) => kind);
  });

describe('a webhook', () => {
  it('changes in what is given, and keeps the rest', async () => {
    const { secret: _, ...before } = webhook;
    expect(await put({ url: 'https://8.8.4.4/new' })).toEqual({ ...before, url: 'https://8.8.4.4/new' });
    expect(await put({ topics: ['alert.raised'], description: null })).toMatchObject({
      url: 'https://8.8.4.4/new',
      topics: ['alert.raised'],
      description: null,
    });
    expect(await readWebhook(server(), webhook.id)).toMatchObject({ topics: ['alert.raised'] });
    expect(await auditKinds()).toEqual(['webhook.created', 'webhook.changed', 'webhook.changed']);
  });

  it('is switched off and on, once each however often it is asked', async () => {
    const off = await put({ enabled: false });
    expect(off).toMatchObject({ enabled: false, disabled_because: 'by_request' });
    expect(await put({ enabled: false })).toEqual(off);
    expect(await put({ enabled: true })).toMatchObject({ enabled: true, disabled_at: null, disabled_because: null });
    await put({ enabled: true });
    expect(await auditKinds()).toEqual(['webhook.created', 'webhook.disabled', 'webhook.enabled']);
  });

  it('stays as it is when nothing is given', async () => {
    const { secret: _, ...before } = webhook;
    expect(await put({})).toEqual(before);
  });
});
