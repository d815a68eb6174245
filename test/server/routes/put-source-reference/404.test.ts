import { it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('keeps no reference of a source that it does not know', async () => {
  const request = {
    method: 'PUT',
    path: '/v1/sources/toString/references/u-1',
    body: { company: { siren: '000000018' } },
  };
  await expectRefused(server(), request, 'source_unknown');
});
