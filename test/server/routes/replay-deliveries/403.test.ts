import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope(
  { method: 'POST', path: '/v1/webhooks/unknown/replay', body: { since: '2026-01-01T00:00:00Z' } } as const,
  'webhooks:write',
);
