import { it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer({ mode: 'live', sources: [] });

it('does not exist in live mode, where no company is fictitious', async () => {
  await expectRefused(server(), { method: 'GET', path: '/v1/sandbox/companies' }, 'not_found');
});
