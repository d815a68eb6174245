import { testNeedsScope } from '../../../harness/route-suites.ts';

testNeedsScope({ method: 'PUT', path: '/v1/webhooks/unknown', body: { enabled: true } } as const, 'webhooks:write');
