import { it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it.each(['sandbox', 'salesforce', '__proto__'])('knows no CRM %s that could be connected', async (crm) => {
  await expectRefused(server(), { method: 'PUT', path: `/v1/crms/${crm}/connection`, body: {} }, 'crm_unknown');
});
