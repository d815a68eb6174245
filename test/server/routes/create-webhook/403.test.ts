import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope(
  { method: 'POST', path: '/v1/webhooks', body: { url: 'https://8.8.8.8/hook' } } as const,
  'webhooks:write',
);
