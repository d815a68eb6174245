import { expect, it } from 'vitest';
import { decidedCard, sendEvent, SOLID } from '../harness/answers.ts';
import { useServer } from '../harness/use-server.ts';

const server = useServer();
const WAIT = { timeout: 30_000, interval: 50 };

type Alerts = { alerts: { id: string; closed_at: string | null; task: { state: string } | null }[] };
type Tasks = { tasks: { key: string; state: string; comments: unknown[] }[] };

const alerts = async () => (await server().ask('GET', '/v1/alerts')).json as Alerts;
const tasks = async () => (await server().ask('GET', '/v1/crms/sandbox/accounts/a-1/tasks')).json as Tasks;
const happen = (event: string) =>
  server().ask('POST', '/v1/sandbox/events', { body: { company: { siren: SOLID }, event } });

it('a liquidation becomes an alert and one task for the owner, and both end with the recovery', async () => {
  await sendEvent(server(), { account: { id: 'a-1', siren: SOLID, owner: 'ana@example.com' } });
  await decidedCard(server(), 'a-1');
  expect((await happen('liquidation_opened')).status).toBeLessThan(300);
  await expect.poll(alerts, WAIT).toMatchObject({
    alerts: [{ cause: 'legal_event', severity: 'critical', closed_at: null, task: { state: 'written' } }],
  });
  const [alert] = (await alerts()).alerts;
  expect(await tasks()).toMatchObject({ tasks: [{ key: alert?.id, state: 'open', owner: 'ana@example.com' }] });
  await happen('recovered');
  await expect
    .poll(tasks, WAIT)
    .toMatchObject({ tasks: [{ key: alert?.id, state: 'done', comments: [expect.anything()] }] });
  await expect
    .poll(alerts, WAIT)
    .toMatchObject({ alerts: [{ id: alert?.id, closed_because: 'recovered', task: { state: 'closed' } }] });
});
