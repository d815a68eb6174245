import { expect, it } from 'vitest';
import { SOLID } from '../../../harness/answers.ts';
import { useServer } from '../../../harness/use-server.ts';
import { plantAlert, plantTask, plantWatched } from '../../../harness/watched-company.ts';

const server = useServer();
const at = '2026-11-21T10:00:00.000Z';

it('shows what happened, what changed, the fact behind it, and its task, in the language asked for', async () => {
  const id = server().context.newId();
  await plantWatched(server(), { siren: SOLID, now: new Date(at) });
  await plantAlert(server(), { id, siren: SOLID, taskKey: id, at });
  await plantTask(server(), { key: id, owner: 'ana' });
  const read = async (language: string) =>
    (await server().ask('GET', `/v1/alerts/${id}`, { headers: { 'accept-language': language } })).json;
  expect(await read('en')).toMatchObject({
    id,
    company: { key: `FR:${SOLID}`, siren: SOLID, name: 'Verrerie des Monts' },
    cause: 'legal_event',
    severity: 'critical',
    opened_at: at,
    closed_at: null,
    closed_because: null,
    delta: {
      score: { from: 742, to: 0 },
      grade: { from: 'B', to: 'G' },
      limit: { from: { value: 25_000, currency: 'EUR' }, to: { value: 0, currency: 'EUR' } },
      decision: { from: 'accept', to: 'refuse' },
    },
    fact: { code: 'liquidation_opened', source: 'bodacc', as_of: '2026-11-20', reference: 'A202600011' },
    task: { key: id, crm: 'sandbox', account_id: 'a-1', crm_task_id: null, owner: 'ana', due_on: '2026-11-23' },
  });
  expect(await read('en')).toMatchObject({ title: expect.stringContaining('liquidation opened') });
  expect(await read('fr')).toMatchObject({ title: expect.stringContaining('liquidation judiciaire') });
});
