import type { z } from 'zod';
import { expect, it } from 'vitest';
import type { alertsAnswerSchema } from '../../server/src/answers/alerts.ts';
import type { tasksAnswerSchema } from '../../server/src/answers/tasks.ts';
import { decidedCard, readCardOf, sendEvent, SOLID, type DecidedCard } from '../harness/answers.ts';
import { useServer } from '../harness/use-server.ts';

const server = useServer();

type Alerts = z.infer<typeof alertsAnswerSchema>['alerts'];
type Tasks = z.infer<typeof tasksAnswerSchema>['tasks'];

const account = async (id: string, siren: string): Promise<DecidedCard> => {
  await sendEvent(server(), {
    account: { id, siren, owner: 'ana', requested_amount: { value: 25_000, currency: 'EUR' } },
  });
  return decidedCard(server(), id);
};

const happen = async (siren: string, event: string): Promise<void> => {
  const answer = await server().ask('POST', '/v1/sandbox/events', { body: { company: { siren }, event } });
  expect([answer.status, answer.json]).toMatchObject([202, { is_watched: true }]);
};

const alertsOf = async (siren: string): Promise<Alerts> =>
  ((await server().ask('GET', `/v1/alerts?company=FR:${siren}`)).json as { alerts: Alerts }).alerts;

const tasksOf = async (accountId: string): Promise<Tasks> =>
  ((await server().ask('GET', `/v1/crms/sandbox/accounts/${accountId}/tasks`)).json as { tasks: Tasks }).tasks;

const patience = { timeout: 10_000, interval: 20 } as const;

it('liquidation: decision, alert, task for the account owner; recovery closes the alert and the task', async () => {
  const before = await account('falls', SOLID);
  expect(before.decision).toBe('accept');

  await happen(SOLID, 'liquidation_opened');
  await expect.poll(async () => (await tasksOf('falls')).map(({ state }) => state), patience).toEqual(['open']);
  const fallen = (await readCardOf(server(), 'falls')) as DecidedCard;
  expect(fallen).toMatchObject({ decision: 'refuse', proposed_limit: { value: 0 } });
  expect(fallen.delta?.score).toBe(fallen.score - before.score);
  expect(fallen.score).toBeLessThan(before.score);

  const [alert, ...others] = await alertsOf(SOLID);
  expect(others).toEqual([]);
  expect(alert).toMatchObject({ cause: 'legal_event', severity: 'critical', closed_at: null });
  const [task] = await tasksOf('falls');
  expect(task).toMatchObject({ key: alert!.id, owner: 'ana', priority: 'high', comments: [] });
  expect(task!.body).toContain(`${before.score} → ${fallen.score}`);

  await happen(SOLID, 'recovered');
  await expect.poll(async () => (await tasksOf('falls')).map(({ state }) => state), patience).toEqual(['done']);
  expect((await tasksOf('falls'))[0]?.comments).toHaveLength(1);
  expect(await alertsOf(SOLID)).toMatchObject([{ id: alert!.id, closed_because: 'recovered' }]);
  const recovered = (await readCardOf(server(), 'falls')) as DecidedCard;
  expect(recovered.score).toBeGreaterThan(fallen.score);
});

it('the same happens again after a recovery, with an alert and a task of its own', async () => {
  const siren = '000000190';
  await account('again', siren);
  const states = async () => (await tasksOf('again')).map(({ state }) => state);
  await happen(siren, 'liquidation_opened');
  await expect.poll(states, patience).toEqual(['open']);
  await happen(siren, 'recovered');
  await expect.poll(states, patience).toEqual(['done']);
  await happen(siren, 'liquidation_opened');
  await expect.poll(states, patience).toEqual(['open', 'done']);
});

it.each([
  ['cash_falls', '000000083', 'cash_signal'],
  ['payment_incident', '000000083', 'payment_incident'],
  ['safeguard_opened', '000000208', 'legal_event'],
])('%s is told by an alert of its cause', async (event, siren, cause) => {
  await account(`${event}-${siren}`, siren);
  await happen(siren, event);
  const causes = async () => (await alertsOf(siren)).filter((alert) => alert.closed_at === null).map((a) => a.cause);
  await expect.poll(causes, patience).toContain(cause);
});

it('a source that is down does not hold up what another one tells of the company', async () => {
  const siren = '000000109';
  await account('half-heard', siren);
  for (const event of ['cash_falls', 'liquidation_opened']) await happen(siren, event);
  await expect.poll(async () => (await tasksOf('half-heard')).map(({ state }) => state), patience).toEqual(['open']);
  await happen(siren, 'recovered');
  await expect.poll(async () => (await tasksOf('half-heard')).map(({ state }) => state), patience).toEqual(['done']);
});

it('an event that is repeated writes no second task', async () => {
  const siren = '000000059';
  await account('repeated', siren);
  await happen(siren, 'liquidation_opened');
  await expect.poll(async () => (await tasksOf('repeated')).length, patience).toBe(1);
  const { score_id: first } = (await readCardOf(server(), 'repeated')) as DecidedCard;
  await happen(siren, 'liquidation_opened');
  // The second notice is worked off when it has led to a decision of its own.
  await expect
    .poll(async () => ((await readCardOf(server(), 'repeated')) as DecidedCard).score_id, patience)
    .not.toBe(first);
  expect(await tasksOf('repeated')).toHaveLength(1);
  expect((await alertsOf(siren)).filter((alert) => alert.closed_at === null)).toHaveLength(1);
});
