import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { EVENT_TOPICS } from '../../../../server/src/new-event.ts';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook, OUTSIDE_URL, readWebhook } from '../../../harness/webhooks.ts';

const server = useServer();

const rowsOf = (table: 'webhook_endpoints' | 'audit_log'): Promise<string> =>
  server().context.database.inTenant(server().tenantId, async (tx) => {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(tx);
    return JSON.stringify(rows);
  });

describe('a new webhook', () => {
  it('is told of every topic unless some are named', async () => {
    const all = await createWebhook(server());
    expect(all).toMatchObject({ url: OUTSIDE_URL, topics: EVENT_TOPICS, enabled: true, description: null });
    const some = await createWebhook(server(), { topics: ['alert.raised'], description: 'Collections' });
    expect(some).toMatchObject({ topics: ['alert.raised'], description: 'Collections' });
  });

  it('shows its secret this once: 32 random bytes that appear nowhere else, not even in the database', async () => {
    const { id, secret } = await createWebhook(server());
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
    expect((await createWebhook(server())).secret).not.toBe(secret);
    expect(await readWebhook(server(), id)).not.toHaveProperty('secret');
    expect((await server().ask('GET', '/v1/webhooks')).text).not.toContain('whsec_');
    expect(await rowsOf('webhook_endpoints')).not.toContain(secret.slice(6));
    expect(await rowsOf('audit_log')).not.toContain(secret.slice(6));
  });

  it('is in the audit log with its host, and without the rest of its address, which may hold a token', async () => {
    const { id } = await createWebhook(server(), { url: 'https://8.8.8.8/services/T0/B0/a-token?key=another' });
    const log = await rowsOf('audit_log');
    expect(log).toContain(id);
    expect(log).toContain('webhook.created');
    expect(log).not.toContain('token');
    expect(log).not.toContain('another');
  });

  it('has an address in its plain form, without the fragment', async () => {
    const { url } = await createWebhook(server(), { url: 'HTTPS://8.8.8.8:443/a/../b?c=d#e' });
    expect(url).toBe('https://8.8.8.8/b?c=d');
  });
});
