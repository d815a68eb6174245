import { expect, it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('keeps nothing of an event for a CRM that it does not know, and says which it knows', async () => {
  const body = { event_id: 'e-1', type: 'account.created', account: { id: 'a-1', siren: '000000018' } };
  const path = '/v1/crms/constructor/events';
  const problem = await expectRefused(server(), { method: 'POST', path, body }, 'crm_unknown');
  expect(problem.detail).toContain('sandbox');
});
