import { describe, it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const body = (company: object) => ({ company, event: 'cash_falls' });

describe('in the sandbox', () => {
  const server = useServer();
  it.each([
    ['a real company', { siren: '552032534' }],
    ['a name that no register knows', { name: 'Nobody Knows This' }],
  ])('lets nothing happen to %s', async (_, company) => {
    const request = { method: 'POST', path: '/v1/sandbox/events', body: body(company) };
    await expectRefused(server(), request, 'company_not_found');
  });
});

describe('in live mode', () => {
  const server = useServer({ mode: 'live', sources: [] });
  it('does not exist, where no company is fictitious', async () => {
    const request = { method: 'POST', path: '/v1/sandbox/events', body: body({ siren: '000000018' }) };
    await expectRefused(server(), request, 'not_found');
  });
});
