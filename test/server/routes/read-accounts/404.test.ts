import { it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it.each(['hubspot', '__proto__', 'SANDBOX', '..%2Fsandbox'])('knows no CRM named %s', async (crm) => {
  await expectRefused(server(), { method: 'GET', path: `/v1/crms/${crm}/accounts` }, 'crm_unknown');
});
