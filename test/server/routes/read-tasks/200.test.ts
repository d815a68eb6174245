import { expect, it } from 'vitest';
import { decidedCard, sendEvent, SOLID } from '../../../harness/answers.ts';
import { writeSandboxTask } from '../../../harness/sandbox-task.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

const tasksOf = async (accountId: string) =>
  (await server().ask('GET', `/v1/crms/sandbox/accounts/${accountId}/tasks`)).json;

const account = async (id: string): Promise<void> => {
  await sendEvent(server(), { account: { id, siren: SOLID } });
  await decidedCard(server(), id);
};

it('is empty for an account about which there is nothing to do', async () => {
  await account('a-1');
  expect(await tasksOf('a-1')).toEqual({ tasks: [] });
});

it('shows the tasks of this account alone, newest first, whole', async () => {
  await account('a-2');
  await account('a-3');
  await writeSandboxTask(server(), 'a-3', { key: 'of another account' });
  await writeSandboxTask(server(), 'a-2', { key: 'k-1' });
  const whole = { subject: 'Cash falls', body: 'One\nTwo', owner: 'kim', link: 'https://x.example/#a' } as const;
  const id = await writeSandboxTask(server(), 'a-2', { key: 'k-2', ...whole, dueOn: '2026-12-01', priority: 'normal' });
  expect(await tasksOf('a-2')).toEqual({
    tasks: [
      {
        ...whole,
        id,
        key: 'k-2',
        due_on: '2026-12-01',
        priority: 'normal',
        state: 'open',
        comments: [],
        created_at: expect.any(String),
        closed_at: null,
      },
      expect.objectContaining({ key: 'k-1', owner: null, link: null }),
    ],
  });
});
