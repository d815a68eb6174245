import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('shows the shipped values to a tenant that chose nothing', async () => {
  expect((await server().ask('GET', '/v1/settings')).json).toEqual({
    language: 'en',
    fallback_owner: null,
    digest: { hour: 7, time_zone: 'Europe/Paris' },
    review_days: null,
  });
});

it('shows the shipped value where the stored one cannot be read', async () => {
  const { database } = server().context;
  const settings = { digest: { hour: 99, timeZone: 'Mars/Olympus' }, fallbackOwner: 'kim', later: true };
  await database.inTenant(server().tenantId, (tx) =>
    tx
      .updateTable('tenants')
      .set({ settings: JSON.stringify(settings) })
      .where('id', '=', server().tenantId)
      .execute(),
  );
  expect((await server().ask('GET', '/v1/settings')).json).toMatchObject({
    fallback_owner: 'kim',
    digest: { hour: 7, time_zone: 'Europe/Paris' },
  });
});
