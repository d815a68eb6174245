import { it } from 'vitest';
import { decidedCard, sendEvent, SOLID } from '../../../harness/answers.ts';
import { expectProblem, expectRefused } from '../../../harness/refusal.ts';
import { writeSandboxTask } from '../../../harness/sandbox-task.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = (accountId: string, key: string): string => `/v1/crms/sandbox/accounts/${accountId}/tasks/${key}/complete`;

it('does not know the task of another account, of another tenant, or of nobody', async () => {
  for (const id of ['a-1', 'a-2']) {
    await sendEvent(server(), { account: { id, siren: SOLID } });
    await decidedCard(server(), id);
  }
  await writeSandboxTask(server(), 'a-1', { key: 'k-1' });
  await expectRefused(server(), { method: 'POST', path: path('a-2', 'k-1') }, 'not_found');
  await expectRefused(server(), { method: 'POST', path: path('a-1', 'k-2') }, 'not_found');
  const { key } = await server().newTenant();
  expectProblem(await server().ask('POST', path('a-1', 'k-1'), { key }), 'not_found');
});

it('knows no CRM of another name', async () => {
  const other = path('a-1', 'k-1').replace('sandbox', 'hubspot');
  await expectRefused(server(), { method: 'POST', path: other }, 'crm_unknown');
});
