import { expect, it } from 'vitest';
import { decidedCard, sendEvent, SOLID } from '../../../harness/answers.ts';
import { writeSandboxTask } from '../../../harness/sandbox-task.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('ticks a task off, and the second time changes nothing', async () => {
  await sendEvent(server(), { account: { id: 'a-1', siren: SOLID } });
  await decidedCard(server(), 'a-1');
  await writeSandboxTask(server(), 'a-1', { key: 'k-1' });
  const complete = () => server().ask('POST', '/v1/crms/sandbox/accounts/a-1/tasks/k-1/complete');
  const once = await complete();
  expect(once.status).toBe(200);
  expect(once.json).toMatchObject({ key: 'k-1', state: 'done', closed_at: expect.any(String) });
  expect((await complete()).json).toEqual(once.json);
});
