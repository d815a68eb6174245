import { expect, it } from 'vitest';
import { SOLID } from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';
import { plantAlert, plantWatched } from '../../../harness/watched-company.ts';

const server = useServer();
const now = new Date('2026-11-21T10:00:00.000Z');

it('shows why and how a company is watched, and how many alerts are open', async () => {
  const id = server().context.newId();
  await plantWatched(server(), { siren: SOLID, now });
  await plantAlert(server(), { id, siren: SOLID, at: now.toISOString() });
  for (const company of [`FR:${SOLID}`, SOLID, `${SOLID}?country=FR`]) {
    expect((await server().ask('GET', `/v1/watchlist/${company}`)).json).toMatchObject({
      company: { key: `FR:${SOLID}`, name: 'Verrerie des Monts' },
      watched_because: ['request'],
      watched_at: now.toISOString(),
      open_alerts: 1,
    });
  }
});
